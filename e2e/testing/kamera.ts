import { writeFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'

const SIZE = { width: 640, height: 480 } as const
/** Pictures a second: each card stands long enough before the lens to be read. */
const RATE = 2
const PICTURES_OF_A_CARD = 5

/** What a browser is started with so that its camera sees a film, and may be opened without asking. */
export function filmArgs(film: string): readonly string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]
}

/**
 * A film (Y4M) of cards held before a camera one after the other, over and over. The cards are the
 * pictures that were printed; what is between them is a grey table.
 */
export async function filmOfCards(
  browser: Browser,
  cards: readonly Buffer[],
  film: string,
): Promise<void> {
  const page = await browser.newPage()
  const parts = [Buffer.from(`YUV4MPEG2 W${SIZE.width} H${SIZE.height} F${RATE}:1 Ip A1:1 C420\n`)]
  const colourless = Buffer.alloc((SIZE.width * SIZE.height) / 2, 128)
  for (const card of cards) {
    const light = await page.evaluate(lightOfPicture, {
      source: `data:image/png;base64,${card.toString('base64')}`,
      ...SIZE,
    })
    const picture = [Buffer.from('FRAME\n'), Buffer.from(light, 'base64'), colourless]
    for (let i = 0; i < PICTURES_OF_A_CARD; i += 1) parts.push(...picture)
  }
  await page.close()
  await writeFile(film, Buffer.concat(parts))
}

/** Runs in the page: how light each point is when the picture lies in the middle of the table. */
async function lightOfPicture(of: {
  readonly source: string
  readonly width: number
  readonly height: number
}): Promise<string> {
  const image = new Image()
  image.src = of.source
  await image.decode()
  const canvas = new OffscreenCanvas(of.width, of.height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#bbb'
  context.fillRect(0, 0, of.width, of.height)
  const scale = Math.min((of.width * 0.8) / image.width, (of.height * 0.8) / image.height)
  const [width, height] = [image.width * scale, image.height * scale]
  context.drawImage(image, (of.width - width) / 2, (of.height - height) / 2, width, height)
  const { data } = context.getImageData(0, 0, of.width, of.height)
  let text = ''
  for (let i = 0; i < data.length; i += 4) {
    const [red = 0, green = 0, blue = 0] = [data[i], data[i + 1], data[i + 2]]
    text += String.fromCharCode(
      16 + Math.round((0.299 * red + 0.587 * green + 0.114 * blue) * 0.859),
    )
  }
  return btoa(text)
}
