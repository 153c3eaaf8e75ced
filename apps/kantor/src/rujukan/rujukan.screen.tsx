import type { RujukanDetail, RujukanMoveView } from '@simpul/contract/kantor.ts'
import type { LangkahRujukan } from '@simpul/domain/rujukan/status-rujukan.ts'
import { kelompokSasaran } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { zonaOf } from '@simpul/domain/wilayah/zona-provinsi.ts'
import { Button } from '@simpul/ui/button.tsx'
import { useState } from 'react'
import { useLoaded } from '../app/api.ts'
import { NAMA_PERAN, sesuaiWilayah, PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { todayOf, useMe } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { ribuan, tanggalPendek, waktu } from '../app/tanggal.pesan.ts'
import { judulUrusan } from './kotak.screen.tsx'
import { MoveDialog } from './move-dialog.tsx'
import {
  NAMA_DANA,
  NAMA_DOKUMEN,
  NAMA_HASIL,
  NAMA_JAWABAN,
  NAMA_LANGKAH,
  namaAlasan,
  namaLangkahLampau,
  PESAN,
} from './rujukan.pesan.ts'
import { StatusBadge, TenggatText, UrgensiBadge, WhenText } from './status-badge.tsx'

const MAIN: ReadonlySet<string> = new Set([
  'terima',
  'verifikasi',
  'jawab',
  'teruskan',
  'catat_datang',
  'lengkapi',
])
const DANGER: ReadonlySet<string> = new Set(['batalkan'])

/** One matter: what it is, whose turn, until when, what was done, and what to do next. */
export function RujukanScreen({ id }: { readonly id: string }) {
  const loaded = useLoaded<RujukanDetail>(`/api/kantor/rujukan/${id}`)
  const me = useMe()
  const [open, setOpen] = useState<LangkahRujukan | null>(null)
  return (
    <WhenLoaded loaded={loaded}>
      {(detail) => (
        <>
          <Heading
            title={
              detail.rujukan.jalur === 'kesehatan'
                ? (detail.orang?.nama ?? PESAN.judulPuskesmas)
                : judulUrusan(detail.rujukan)
            }
            subtitle={`${NAMA_BIDANG[detail.rujukan.bidang]} · ${detail.rujukan.posyanduNama}, ${detail.rujukan.desaNama}`}
            actions={
              <Button icon="cetak" onTap={() => window.print()}>
                {UMUM.cetak}
              </Button>
            }
          />
          <div className="ui-baris">
            <StatusBadge row={detail.rujukan} />
            <UrgensiBadge urgensi={detail.rujukan.urgensi} />
            <WhenText row={detail.rujukan} today={todayOf(me, zonaOf(detail.rujukan.desaKode))} />
          </div>
          <div className="dua-kolom">
            <div className="ui-tumpuk">
              <section className="ui-kartu ui-tumpuk" data-jarak="rapat" aria-label={PESAN.tentang}>
                <h2>{PESAN.tentang}</h2>
                <About detail={detail} today={todayOf(me)} />
              </section>
              <section className="ui-kartu ui-tumpuk" aria-label={PESAN.riwayat}>
                <h2>{PESAN.riwayat}</h2>
                <ol className="jejak">
                  {detail.moves.map((move) => (
                    <li key={move.urut}>
                      <Move move={move} desaKode={detail.rujukan.desaKode} />
                    </li>
                  ))}
                </ol>
              </section>
            </div>
            <div className="ui-tumpuk">
              <section
                className="ui-kartu ui-tumpuk tidak-dicetak"
                data-jarak="rapat"
                aria-label={PESAN.yangHarusDilakukan}
              >
                <h2>{PESAN.yangHarusDilakukan}</h2>
                {detail.langkah.length === 0 && <p className="redup">{PESAN.tidakAdaLangkah}</p>}
                {byWeight(detail.langkah).map((langkah, i) => (
                  <Button
                    key={langkah}
                    isWide
                    kind={
                      i === 0 && MAIN.has(langkah)
                        ? 'utama'
                        : DANGER.has(langkah)
                          ? 'polos'
                          : 'biasa'
                    }
                    onTap={() => setOpen(langkah)}
                  >
                    {sesuaiWilayah(NAMA_LANGKAH[langkah], detail.rujukan.desaKode)}
                  </Button>
                ))}
              </section>
              <section className="ui-kartu ui-tumpuk" data-jarak="rapat" aria-label={PESAN.jam}>
                <h2>{PESAN.jam}</h2>
                <dl className="fakta">
                  {detail.clocks.map((clock) => (
                    <ClockFact key={clock.milik} clock={clock} rujukan={detail.rujukan} />
                  ))}
                  {detail.terlambatDulu.length > 0 && (
                    <>
                      <dt>{PESAN.sebelumnya}</dt>
                      {detail.terlambatDulu.map((lalu, i) => (
                        <dd key={i}>
                          {PESAN.terlambatDulu(
                            lalu.kantorNama ?? sesuaiWilayah(PESAN.diDesa, detail.rujukan.desaKode),
                            lalu.lateByWorkingDays,
                          )}
                        </dd>
                      ))}
                    </>
                  )}
                </dl>
              </section>
            </div>
          </div>
          {open && (
            <MoveDialog
              key={open}
              detail={detail}
              langkah={open}
              onClose={() => setOpen(null)}
              onReload={loaded.reload}
              onSaved={() => {
                setOpen(null)
                loaded.reload()
              }}
            />
          )}
        </>
      )}
    </WhenLoaded>
  )
}

interface ClockProps {
  readonly clock: RujukanDetail['clocks'][number]
  readonly rujukan: RujukanDetail['rujukan']
}

function ClockFact({ clock, rujukan }: ClockProps) {
  return (
    <>
      <dt>
        {sesuaiWilayah(clock.milik === 'desa' ? PESAN.jamDesa : PESAN.jamKantor, rujukan.desaKode)}
      </dt>
      <dd>
        <TenggatText tenggat={clock} berkas={rujukan.berkasKurang} />
      </dd>
    </>
  )
}

function byWeight(langkah: readonly string[]): LangkahRujukan[] {
  const known = langkah.filter((one): one is LangkahRujukan => one in NAMA_LANGKAH)
  const weight = (one: string) => (MAIN.has(one) ? 0 : DANGER.has(one) ? 2 : 1)
  return known.toSorted((a, b) => weight(a) - weight(b))
}

function About({ detail, today }: { readonly detail: RujukanDetail; readonly today: Tanggal }) {
  const { rujukan, orang } = detail
  const alamat = [orang?.alamat ?? '', rujukan.rt === '' ? '' : PESAN.rt(rujukan.rt)]
    .filter((part) => part !== '')
    .join(', ')
  const facts: readonly (readonly [string, string])[] = [
    [PESAN.nama, orang?.nama ?? ''],
    [
      PESAN.lahir,
      orang?.tanggalLahir
        ? `${tanggalPendek(orang.tanggalLahir)} (${orang.jenisKelamin}) ${kelompok(orang.tanggalLahir, today)}`
        : '',
    ],
    [PESAN.ibu, orang?.namaIbu ?? ''],
    [PESAN.telepon, orang?.telepon ?? ''],
    [PESAN.alamat, alamat],
    [PESAN.tempat, rujukan.lokasi],
    [PESAN.alasan, rujukan.jalur === 'kesehatan' ? rujukan.alasan.map(namaAlasan).join(', ') : ''],
    [PESAN.uraian, rujukan.uraian],
    [PESAN.kantor, rujukan.kantorNama ?? ''],
    [PESAN.dibuka, tanggalPendek(rujukan.openedOn)],
  ]
  return (
    <dl className="fakta">
      {facts
        .filter(([, text]) => text !== '')
        .map(([label, text]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  )
}

function kelompok(birthDate: Tanggal, today: Tanggal): string {
  const found = kelompokSasaran(birthDate, today, null)
  return found === null ? '' : `· ${found.replaceAll('_', ' ')}`
}

function Move({ move, desaKode }: { readonly move: RujukanMoveView; readonly desaKode: string }) {
  const sebagai =
    move.peran in NAMA_PERAN
      ? sesuaiWilayah(NAMA_PERAN[move.peran as keyof typeof NAMA_PERAN], desaKode)
      : move.peran
  const facts = factsOf(move, desaKode)
  return (
    <>
      <strong>{namaLangkahLampau(move.langkah, desaKode)}</strong>
      {move.kantorNama && move.langkah !== 'buat' && <span> · {move.kantorNama}</span>}
      <div className="redup kecil">
        {waktu(move.at, zonaOf(desaKode))} · {PESAN.oleh(move.oleh, sebagai)}
      </div>
      {facts !== '' && <p>{facts}</p>}
      {move.catatan !== '' && <p style={{ whiteSpace: 'pre-line' }}>{move.catatan}</p>}
    </>
  )
}

/** What an answer promised, in one line. */
function factsOf(move: RujukanMoveView, desaKode: string): string {
  const { data } = move
  const jenis = typeof data['jenis'] === 'string' ? data['jenis'] : ''
  const hasil = typeof data['hasil'] === 'string' ? data['hasil'] : ''
  const word = <T extends string>(words: Readonly<Record<T, string>>, key: string) =>
    key in words ? words[key as T] : key
  return [
    jenis === '' || jenis === 'saran_kesehatan' ? '' : word(NAMA_JAWABAN, jenis),
    hasil === '' ? '' : word(NAMA_HASIL, hasil),
    data.dijanjikanPada ? PESAN.dijanjikan(tanggalPendek(data.dijanjikanPada)) : '',
    data.sumberDana ? sesuaiWilayah(word(NAMA_DANA, data.sumberDana), desaKode) : '',
    data.nilaiRupiah ? `Rp${ribuan(data.nilaiRupiah)}` : '',
    data.dokumen ? `${word(NAMA_DOKUMEN, data.dokumen)} ${data.tahun ?? ''}`.trim() : '',
    data.kepada ?? '',
    data.berkas ? data.berkas.join(', ') : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
