import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { access, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'

export interface PackedChromium {
  readonly executablePath: string
  /** What its loader and its fonts need. */
  readonly env: Readonly<Record<string, string>>
}

const ROOT = join(import.meta.dirname, '../..')

/**
 * The Chromium that npm brought, unpacked once into node_modules/.cache. The package's own unpacking
 * leaves a file that only one user may read in the temp folder, and trusts whatever it finds there.
 * Everything is unpacked beside and renamed: a killed run leaves a folder nobody takes for whole.
 */
export async function unpackChromium(
  cache: string = join(ROOT, 'node_modules/.cache'),
): Promise<PackedChromium> {
  const require = createRequire(import.meta.url)
  const bin = join(dirname(require.resolve('@sparticuz/chromium')), '../bin')
  const version = await versionOf(join(bin, '../package.json'))
  const folder = join(cache, `simpul-chromium-${version}-${process.arch}`)
  if (!existsSync(folder)) await unpackInto(folder, bin)
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'lib'), process.env['LD_LIBRARY_PATH']]
        .filter(Boolean)
        .join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

async function unpackInto(folder: string, bin: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  await sweepHalfUnpacked(folder)
  const beside = `${folder}.${randomUUID()}.${process.pid}.tmp`
  try {
    await mkdir(beside)
    await untar(join(bin, 'al2023.tar.br'), beside)
    await untar(join(bin, 'fonts.tar.br'), beside)
    await writeFile(join(beside, 'fonts.conf'), fontsConf(join(folder, 'fonts')))
    await pipeline(
      createReadStream(join(bin, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(beside, 'chromium'), { mode: 0o755 }),
    )
    await rename(beside, folder)
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    // Another run was faster: its folder is as good as ours.
    if (!existsSync(folder)) throw error
  }
}

/** Folders of runs that no longer live. */
async function sweepHalfUnpacked(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const pid = /^simpul-chromium-.*\.(\d+)\.tmp$/.exec(name)?.[1]
    if (!pid || isAlive(Number(pid))) continue
    await rm(join(dirname(folder), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function versionOf(manifest: string): Promise<string> {
  const read: unknown = JSON.parse(await readFile(manifest, 'utf8'))
  if (typeof read === 'object' && read && 'version' in read) return String(read.version)
  throw new Error(`${manifest} has no version`)
}

const BLOCK = 512

/** Files, folders and links of a small ustar archive; anything else in it is an error. */
async function untar(archive: string, into: string): Promise<void> {
  const tar = brotliDecompressSync(await readFile(archive))
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const field = (from: number, length: number) =>
      tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '')
    const name = [field(345, 155), field(0, 100)].filter(Boolean).join('/')
    if (name === '') return
    const size = Number.parseInt(field(124, 12).trim() || '0', 8)
    const mode = Number.parseInt(field(100, 8).trim() || '644', 8)
    const target = join(into, normalize(name))
    if (!target.startsWith(into)) throw new Error(`${archive} wants to write outside: ${name}`)
    const kind = field(156, 1) || '0'
    if (kind === '5') await mkdir(target, { recursive: true })
    else {
      await mkdir(dirname(target), { recursive: true })
      if (kind === '0') {
        await writeFile(target, tar.subarray(at + BLOCK, at + BLOCK + size), { mode })
      } else if (kind === '2') await symlink(field(157, 100), target)
      else throw new Error(`${archive} holds an entry of kind ${kind}: ${name}`)
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
}

/** The machine's own fonts, and the packed ones where it has none. */
function fontsConf(packed: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>${packed}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`
}

/** Whether a file may be run. */
export async function isRunnable(file: string): Promise<boolean> {
  return access(file, 1).then(
    () => true,
    () => false,
  )
}
