import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { isBalita } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { maskNik } from '@simpul/domain/sasaran/nik.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Icon } from '@simpul/ui/icon.tsx'
import { List, ListRow } from '@simpul/ui/list.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href } from '@simpul/ui/router.ts'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { hadirOf, useHariTerbuka } from '../hari-buka/hari-buka.local.ts'
import { TANDA_BAHAYA } from '../layanan/layanan-form.ts'
import { useRiwayat } from '../local/records.ts'
import { newId } from '../posyandu/new-id.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { tanggalPendek } from '../posyandu/tanggal.pesan.ts'
import { keteranganSasaran } from '../sasaran/baris-sasaran.tsx'
import { SASARAN_PESAN } from '../sasaran/sasaran.pesan.ts'
import { save } from '../sync/save.ts'
import { type RiwayatRow, riwayatRows } from './riwayat-rows.ts'
import { WARGA_PESAN } from './warga.pesan.ts'

const PESAN = WARGA_PESAN

/** A person: what to do, what was done, who she is. */
export function WargaScreen({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const { today, isKesehatan } = useTempat()
  const hari = useHariTerbuka()
  const hadir = hadirOf(hari, sasaran.id)
  const isActive = sasaran.statusSasaran === 'aktif'
  const isYoung = isBalita(sasaran.tanggalLahir, today)
  return (
    <Page
      title={sasaran.nama}
      subtitle={keteranganSasaran(sasaran, today)}
      back={{ label: PESAN.kembali, onTap: () => goBack('/warga') }}
      hasBar
    >
      {isActive && hari && (
        <ButtonLink kind="utama" icon="orang_banyak" isWide href={href(`/hadir/${sasaran.id}`)}>
          {hadir ? PESAN.diAntrean(hadir.nomorAntrean) : PESAN.hadirkan}
        </ButtonLink>
      )}
      {isKesehatan && (
        <>
          {isYoung && (
            <ButtonLink icon="grafik" isWide href={href(`/hasil/${sasaran.id}`)}>
              {PESAN.hasil}
            </ButtonLink>
          )}
          {isActive && !hari && (
            <ButtonLink icon="timbangan" isWide href={href(`/ukur/${sasaran.id}?konteks=sweeping`)}>
              {PESAN.timbang}
            </ButtonLink>
          )}
          {isYoung && (
            <ButtonLink icon="buku" isWide href={href(`/warga/${sasaran.id}/salin`)}>
              {PESAN.salin}
            </ButtonLink>
          )}
          {isActive && (
            <ButtonLink icon="kirim" isWide href={href(`/rujuk/${sasaran.id}`)}>
              {PESAN.rujuk}
            </ButtonLink>
          )}
        </>
      )}
      <ButtonLink icon="pesan" isWide href={href(`/temuan?sasaran=${sasaran.id}`)}>
        {PESAN.urusan}
      </ButtonLink>
      {isKesehatan && <Riwayat sasaran={sasaran} />}
      <DataSasaran sasaran={sasaran} />
      <ButtonLink icon="ubah" isWide href={href(`/warga/${sasaran.id}/koreksi`)}>
        {PESAN.betulkan}
      </ButtonLink>
      <ButtonLink icon="keluar" isWide href={href(`/warga/${sasaran.id}/pindah`)}>
        {PESAN.pindah}
      </ButtonLink>
    </Page>
  )
}

function DataSasaran({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const rows = [
    {
      label: PESAN.lahir,
      value: `${tanggalPendek(sasaran.tanggalLahir)} ${sasaran.tanggalLahirPasti ? '' : PESAN.kiraKira}`,
    },
    {
      label: PESAN.keadaan,
      value: sasaran.keadaanIbu ? SASARAN_PESAN.keadaan[sasaran.keadaanIbu] : '',
    },
    { label: PESAN.ibu, value: sasaran.namaIbu },
    { label: PESAN.nik, value: sasaran.nik ? maskNik(sasaran.nik) : PESAN.nikKosong },
    {
      label: PESAN.alamat,
      value: [
        sasaran.alamat,
        sasaran.dusun,
        sasaran.rt && `RT ${sasaran.rt}`,
        sasaran.rw && `RW ${sasaran.rw}`,
      ]
        .filter(Boolean)
        .join(', '),
    },
    { label: PESAN.telepon, value: sasaran.telepon },
  ]
  return (
    <>
      <h2>{PESAN.data}</h2>
      <dl className="tulis">
        {rows
          .filter((row) => row.value.trim() !== '')
          .map((row) => (
            <div key={row.label}>
              <dt>{row.label}</dt>
              <dd>{row.value}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}

function Riwayat({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const { sebutan } = useTempat()
  const riwayat = useRiwayat(sasaran.id)
  const [chosen, setChosen] = useState<RiwayatRow | null>(null)
  if (!riwayat) return null
  const rows = riwayatRows(riwayat, sebutan)
  return (
    <>
      <h2>{PESAN.riwayat}</h2>
      {rows.length === 0 && <p className="redup">{PESAN.belumAdaRiwayat}</p>}
      {rows.length > 0 && (
        <List label={PESAN.riwayat}>
          {rows.map((row) => (
            <ListRow
              key={row.id}
              lead={<Icon name={row.icon} />}
              title={row.isStanding ? row.title : <s>{row.title}</s>}
              detail={`${tanggalPendek(row.on)}${row.detail === '' ? '' : ` · ${row.detail}`}`}
              {...(row.record.kind === 'rujukan'
                ? { href: href(`/urusan/${row.id}`) }
                : row.isStanding
                  ? { onTap: () => setChosen(row) }
                  : {})}
            />
          ))}
        </List>
      )}
      {chosen && (
        <RowDialog key={chosen.id} sasaran={sasaran} row={chosen} onClose={() => setChosen(null)} />
      )}
    </>
  )
}

interface DialogProps {
  readonly sasaran: SasaranRecord
  readonly row: RiwayatRow
  readonly onClose: () => void
}

/** Correct a record or cancel it with a reason. Neither takes anything away: a new record supersedes. */
function RowDialog({ sasaran, row, onClose }: DialogProps) {
  const [alasan, setAlasan] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const fixAt = fixAddress(sasaran, row)

  async function cancel() {
    if (alasan.trim() === '') return setProblem(PESAN.batalKurang)
    const saved = await saveCancel(row, alasan.trim())
    if (!saved) return
    if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    showToast(SIMPAN_PESAN.tersimpan)
    onClose()
  }

  return (
    <Dialog
      title={row.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          {fixAt && (
            <ButtonLink kind="utama" icon="ubah" isWide href={href(fixAt)}>
              {PESAN.betulkanCatatan}
            </ButtonLink>
          )}
          <Button kind="bahaya" isWide onTap={() => void cancel()}>
            {PESAN.batalkan}
          </Button>
          <Button isWide onTap={onClose}>
            {SIMPAN_PESAN.kembali}
          </Button>
        </>
      }
    >
      <p>{tanggalPendek(row.on)}</p>
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      <Field
        id="alasan-batal"
        label={PESAN.batalTanya}
        maxLength={200}
        value={alasan}
        onChange={setAlasan}
      />
    </Dialog>
  )
}

/** Danger signs are read out again, not corrected from memory: such an answer can only be cancelled. */
function fixAddress(sasaran: SasaranRecord, { id, record }: RiwayatRow): string | null {
  if (record.kind === 'pengukuran') return `/ukur/${sasaran.id}?ganti=${id}`
  if (record.kind === 'layanan' && record.value.jenis !== TANDA_BAHAYA)
    return `/layanan/${sasaran.id}/betulkan?ganti=${id}`
  return null
}

function saveCancel({ record }: RiwayatRow, batalKarena: string) {
  if (record.kind === 'pengukuran') {
    const { supersededBy: _by, version: _version, recordedAt: _at, ...old } = record.value
    return save('pengukuran.record', {
      ...old,
      id: newId<'pengukuran'>(),
      supersedes: record.value.id,
      batalKarena,
    })
  }
  if (record.kind === 'layanan') {
    const { supersededBy: _by, version: _version, recordedAt: _at, ...old } = record.value
    return save('layanan.record', {
      ...old,
      id: newId<'layanan'>(),
      supersedes: record.value.id,
      batalKarena,
    })
  }
  return null
}
