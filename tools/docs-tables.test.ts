import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type LangkahHariBuka,
  moveHariBuka,
  type StatusHariBuka,
} from '@simpul/domain/hari-buka/hari-buka.ts'
import { IZIN, IZIN_PEMEGANG } from '@simpul/domain/pengguna/izin.ts'
import { jenisKantorOf } from '@simpul/domain/pengguna/kantor-peran.ts'
import { FAKTA, MATRIKS_AKSES, PEMANDANG } from '@simpul/domain/pengguna/matriks-akses.ts'
import { PERAN, type Penugasan } from '@simpul/domain/pengguna/peran.ts'
import { BATAS_SEL_KECIL } from '@simpul/domain/pengguna/sel-kecil.ts'
import { MASA_SUSULAN_HARI } from '@simpul/domain/pengguna/tugas-berakhir.ts'
import { type Jawaban, JENIS_JAWABAN, type SaranKesehatan } from '@simpul/domain/rujukan/jawaban.ts'
import {
  moveRujukan,
  openRujukan,
  type Pelaku,
  type Rujukan,
} from '@simpul/domain/rujukan/rujukan.ts'
import {
  barisLangkah,
  giliranOf,
  isFinal,
  type JalurRujukan,
  LANGKAH_KESEHATAN_LIST,
  LANGKAH_PENGAJUAN_LIST,
  type LangkahRujukan,
  STATUS_KESEHATAN,
  STATUS_PENGAJUAN,
  type StatusRujukan,
} from '@simpul/domain/rujukan/status-rujukan.ts'
import { uuidV7 } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import {
  answersBidang,
  JENIS_KANTOR,
  servesDesa,
  TINGKAT_KANTOR,
} from '@simpul/domain/wilayah/jenis-kantor.ts'
import { describe, expect, test } from 'vitest'
import { mayManage } from '../apps/server/src/pengguna/may-manage.ts'
import { gitFiles, ROOT } from './git-files.ts'
import { isTestPlace } from './places.ts'

/** What a bidan or a lawyer reads is what the program does: the tables of docs/, cell by cell, both ways. */

const DOCS = join(import.meta.dirname, '../docs')
const read = (path: string) => readFileSync(join(DOCS, path), 'utf8')
/** The part of a page from one rule to the next. */
const section = (text: string, from: string, to: string) =>
  text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from) + from.length))

/** Every table of a page as rows of cells, the line under the head left out. */
function tablesOf(text: string): readonly (readonly (readonly string[])[])[] {
  const tables: string[][][] = []
  let isInside = false
  for (const line of text.split('\n')) {
    const isRow = line.startsWith('|')
    if (isRow && !isInside) tables.push([])
    isInside = isRow
    if (!isRow || /^\|[\s|:-]+$/.test(line)) continue
    tables.at(-1)?.push(
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
  }
  return tables
}

function tableWith(text: string, firstHead: string): readonly (readonly string[])[] {
  const found = tablesOf(text).find(([head]) => head?.[0] === firstHead)
  if (!found) throw new Error(`no table begins with ${firstHead}`)
  return found
}

/** `a --> b: c, d` of a drawing, one line each. */
function edgesOf(text: string): readonly string[] {
  const drawing = section(text, '```mermaid', '\n```')
  return [...drawing.matchAll(/^ {2}(\S+) --> (\S+?)(?:: (.*))?$/gm)]
    .flatMap(([, from, to, words]) =>
      (words ?? '').split(', ').map((word) => `${from} ${to} ${word}`.trim()),
    )
    .toSorted()
}

describe('docs/aturan/hak-akses.md', () => {
  const page = read('aturan/hak-akses.md')

  test('AKSES-3: the matrix, every fact and every column', () => {
    const [head, ...rows] = tableWith(page, 'Fakta')
    expect(head?.slice(1)).toEqual([...PEMANDANG])
    expect(rows.map(([fakta]) => fakta)).toEqual([...FAKTA])
    expect(rows).toEqual(
      FAKTA.map((fakta) => [
        fakta,
        ...PEMANDANG.map((pemandang) => MATRIKS_AKSES[fakta][pemandang].replace(/^tidak$/, '–')),
      ]),
    )
  })

  test('AKSES-4: every izin with its holders', () => {
    const [, ...rows] = tableWith(page, 'Izin')
    expect(rows).toEqual(IZIN.map((izin) => [izin, IZIN_PEMEGANG[izin].join(', ')]))
  })

  test('AKSES-4: every izin is asked for somewhere: a row nobody asks is a promise nobody keeps', () => {
    const sources = gitFiles()
      .filter((path) => /^apps\/.*\.tsx?$/.test(path) && !isTestPlace(path))
      .map((path) => readFileSync(join(ROOT, path), 'utf8'))
    const asked = (izin: string) => sources.some((text) => text.includes(`'${izin}'`))
    expect(IZIN.filter((izin) => !asked(izin))).toEqual([])
  })

  test('AKSES-5 and AKSES-10 name the numbers that count', () => {
    expect(section(page, '**AKSES-5', '**AKSES-6')).toContain(
      `1 sampai ${BATAS_SEL_KECIL - 1} orang`,
    )
    expect(section(page, '**AKSES-10', '**AKSES-11')).toContain(
      `paling lama ${MASA_SUSULAN_HARI} hari`,
    )
  })

  test('every rule has one number and every number one rule', () => {
    const numbers = [...page.matchAll(/^\*\*AKSES-(\d+)/gm)].map(([, number]) => Number(number))
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1))
  })
})

describe('docs/aturan/kabupaten-baru.md', () => {
  const page = read('aturan/kabupaten-baru.md')

  test('SIAP-2: every kind of office, its area, what it answers for, and who works there', () => {
    const [, ...rows] = tableWith(page, 'Jenis kantor')
    const yesNo = (is: boolean) => (is ? 'ya' : 'tidak')
    expect(rows).toEqual(
      JENIS_KANTOR.map((jenis) => [
        jenis,
        TINGKAT_KANTOR[jenis].join(', '),
        yesNo(answersBidang(jenis)),
        yesNo(servesDesa(jenis)),
        PERAN.filter((peran) => jenisKantorOf(peran).includes(jenis)).join(', '),
      ]),
    )
  })

  test('SIAP-6: whom an operator, DPMD and an admin look after', () => {
    const [, ...rows] = tableWith(page, 'Yang mengurus')
    const words = (penugasan: Penugasan) => {
      const target = { desaKode: '33.16.09.2001', posyanduId: 'p1' }
      const may = PERAN.filter((peran) => mayManage([penugasan], { ...target, peran }, ON))
      if (may.length === PERAN.length) return 'semua peran'
      const not = PERAN.filter((peran) => !may.includes(peran))
      return not.length < may.length
        ? `semua peran, kecuali ${not.join(', ')}`
        : `${may.join(', ')} di Posyandu desanya`
    }
    expect(rows).toEqual(
      (['operator', 'dpmd', 'admin'] as const).map((peran) => [
        peran,
        words({
          peran,
          posyanduId: null,
          bidang: null,
          wilayahKode: peran === 'operator' ? '33.16.09.2001' : null,
          kantorId: null,
          kantorBidang: [],
          desaDilayani: [],
          fungsi: null,
          berlakuDari: ON,
          berlakuSampai: null,
          delegasiDari: null,
        }),
      ]),
    )
  })
})

describe('docs/aturan/rujukan.md', () => {
  test('RUJ-6: every answer is in the table, and no other', () => {
    const [, ...rows] = tableWith(read('aturan/rujukan.md'), 'Jawaban')
    const named = rows.map(([jawaban]) => jawaban?.split(' ')[0])
    expect(named).toEqual([...JENIS_JAWABAN, 'saran_kesehatan'])
  })
})

const ROADS = [
  {
    jalur: 'kesehatan',
    file: 'states/rujukan-kesehatan.md',
    status: STATUS_KESEHATAN,
    langkah: LANGKAH_KESEHATAN_LIST,
    notDrawn: '',
  },
  {
    jalur: 'pengajuan',
    file: 'states/rujukan-pengajuan.md',
    status: STATUS_PENGAJUAN,
    langkah: LANGKAH_PENGAJUAN_LIST,
    notDrawn: 'nyatakan_beres',
  },
] as const

describe.each(ROADS)('docs/$file', ({ jalur, file, status, langkah, notDrawn }) => {
  const page = read(file)

  test('every langkah, from where, to where, by whom', () => {
    const [, ...rows] = tableWith(page, 'Langkah')
    expect(rows).toEqual(
      langkah.map((one) => {
        const baris = barisLangkah(jalur, one)
        return [one, baris?.dari.join(', '), baris?.ke.join(' / '), baris?.oleh.join(', ')]
      }),
    )
  })

  test('every status and whose turn it is', () => {
    const [, ...rows] = tableWith(page, 'Status')
    expect(rows).toEqual(status.map((one) => [one, giliranWords(jalur, one)]))
  })

  test('the drawing has the steps that can be taken, and no other', () => {
    const moves = stepsOf(jalur, status, langkah).filter((step) => !step.endsWith(` ${notDrawn}`))
    const ends = status.filter(isFinal).map((one) => `${one} [*]`)
    const begins = [...new Set(firstOf(jalur))].map((one) => `[*] ${one}`)
    expect(edgesOf(page)).toEqual([...moves, ...ends, ...begins].toSorted())
  })
})

test('docs/states/hari-buka.md: the drawing has the steps that can be taken, and no other', () => {
  const status: readonly (StatusHariBuka | null)[] = [null, 'direncanakan', 'dibuka', 'ditutup']
  const langkah: readonly LangkahHariBuka[] = ['rencanakan', 'buka', 'tutup', 'buka_lagi']
  const day = tanggal('2026-11-23')
  const steps = status.flatMap((from) =>
    langkah.flatMap((one) => {
      const moved = moveHariBuka(from, one, day, day)
      return moved.ok ? [`${from ?? '[*]'} ${moved.value} ${one}`] : []
    }),
  )
  expect(edgesOf(read('states/hari-buka.md'))).toEqual(steps.toSorted())
})

function giliranWords(jalur: JalurRujukan, status: StatusRujukan): string {
  const byDesa = giliranOf(jalur, status, 'desa')
  const byKantor = giliranOf(jalur, status, 'kantor')
  if (byDesa !== byKantor) return `yang berjanji: ${byDesa} atau ${byKantor}`
  return isFinal(status) ? `${byDesa} (akhir)` : byDesa
}

const ON = tanggal('2026-11-23')
const EVERYBODY: readonly Pelaku[] = [
  { peran: 'ketua', bidang: null, kantorId: null, desaDilayani: [] },
  { peran: 'operator', bidang: null, kantorId: 'desa', desaDilayani: [] },
  { peran: 'petugas_dinas', bidang: null, kantorId: 'kantor', desaDilayani: [] },
  { peran: 'nakes', bidang: null, kantorId: 'kantor', desaDilayani: [] },
]
const ANSWERS: readonly (Jawaban | SaranKesehatan | null)[] = [
  null,
  { jenis: 'selesai', uraian: 'x' },
  { jenis: 'dijadwalkan', uraian: 'x', dijanjikanPada: ON, sumberDana: 'apbdes', rupiah: 0 },
  { jenis: 'masuk_usulan', uraian: 'x', dokumen: 'rkpdes', tahun: 2027 },
  { jenis: 'tidak_memenuhi_syarat', uraian: 'x' },
  { jenis: 'bukan_kewenangan', uraian: 'x', kepada: 'y' },
  { jenis: 'butuh_berkas', uraian: 'x', berkas: ['KK'] },
  { jenis: 'saran_kesehatan', hasil: 'sudah_ditangani', saran: 'x', kontrolPada: null },
]

/** Every step somebody can take from some state, found by trying. */
function stepsOf(
  jalur: JalurRujukan,
  status: readonly StatusRujukan[],
  langkah: readonly LangkahRujukan[],
): readonly string[] {
  const steps = new Set<string>()
  for (const from of status) {
    for (const rujukan of statesOf(jalur, from)) {
      for (const one of langkah) {
        for (const jawaban of ANSWERS) {
          for (const pelaku of EVERYBODY) {
            const moved = moveRujukan(rujukan, moveOf(one, jawaban), pelaku)
            if (moved.ok) steps.add(`${from} ${moved.value.status} ${one}`)
          }
        }
      }
    }
  }
  return [...steps]
}

function moveOf(langkah: LangkahRujukan, jawaban: Jawaban | SaranKesehatan | null) {
  return {
    langkah,
    on: ON,
    catatan: 'x',
    jawaban,
    kantorId: langkah === 'teruskan' || langkah === 'alihkan' ? 'lain' : null,
    bidang: langkah === 'alihkan_bidang' ? ('pendidikan' as const) : null,
  }
}

/** A state as it may be: by whom it was answered, and to whom papers go back. */
function statesOf(jalur: JalurRujukan, status: StatusRujukan): readonly Rujukan[] {
  const base = {
    id: uuidV7<'rujukan'>(0, new Uint8Array(10)),
    jalur,
    bidang: jalur === 'kesehatan' ? ('kesehatan' as const) : ('sosial' as const),
    desaKode: '33.16.09.2001',
    isKelurahan: false,
    status,
    kantorId: 'kantor',
    jawaban: null,
    version: 1,
  }
  return ([null, 'desa', 'kantor'] as const).flatMap((penjawab) =>
    ([null, 'kader_bidang', 'desa'] as const).flatMap((kembaliKe) =>
      [true, false].map((isDarurat) => ({
        ...base,
        penjawab,
        kembaliKe,
        isDarurat,
        giliran: giliranOf(jalur, status, penjawab),
      })),
    ),
  )
}

function firstOf(jalur: JalurRujukan): readonly StatusRujukan[] {
  return [true, false].flatMap((isDarurat) =>
    [true, false].flatMap((isWrittenByBidang) =>
      ['kantor', null].flatMap((kantorId) => {
        const opened = openRujukan(
          {
            id: uuidV7<'rujukan'>(0, new Uint8Array(10)),
            jalur,
            bidang: jalur === 'kesehatan' ? 'kesehatan' : 'sosial',
            desaKode: '33.16.09.2001',
            isKelurahan: false,
            isDarurat,
            kantorId,
          },
          { isWrittenByBidang, hasKaderBidang: true },
        )
        return opened.ok ? [opened.value.status] : []
      }),
    ),
  )
}
