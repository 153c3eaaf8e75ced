import { checkNik, cleanNik } from '@simpul/domain/sasaran/nik.ts'
import { isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Choice } from '@simpul/ui/choice.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { SASARAN_PESAN } from './sasaran.pesan.ts'
import type { SasaranField, SasaranProblem, SasaranTexts } from './sasaran-form.ts'

const FORM = SASARAN_PESAN.form

interface Props {
  readonly texts: SasaranTexts
  readonly onChange: (change: Partial<SasaranTexts>) => void
  readonly problems: ReadonlyMap<SasaranField, SasaranProblem>
  readonly mothers: readonly { readonly label: string; readonly take: () => void }[]
  readonly isAllOpen: boolean
}

/** The questions about a person: the few that are needed first, the others behind one tap. */
export function SasaranFields({ texts, onChange, problems, mothers, isAllOpen }: Props) {
  const { today } = useTempat()
  const errorOf = (field: SasaranField) => {
    const kode = problems.get(field)
    return kode ? SASARAN_PESAN.salah[kode] : null
  }
  return (
    <>
      <Field
        id="nama"
        label={FORM.nama}
        hint={FORM.namaPetunjuk}
        error={errorOf('nama')}
        value={texts.nama}
        autoCapitalize="words"
        onChange={(nama) => onChange({ nama })}
      />
      <Choice
        id="jenisKelamin"
        legend={FORM.jenisKelamin}
        columns={2}
        error={errorOf('jenisKelamin')}
        value={texts.jenisKelamin}
        options={[
          { value: 'L', label: FORM.L },
          { value: 'P', label: FORM.P },
        ]}
        onChange={(jenisKelamin) => onChange({ jenisKelamin })}
      />
      <BirthFields texts={texts} onChange={onChange} today={today} errorOf={errorOf} />
      <Field
        id="namaIbu"
        label={FORM.namaIbu}
        value={texts.namaIbu}
        autoCapitalize="words"
        onChange={(namaIbu) => onChange({ namaIbu, ibuId: null })}
      />
      {mothers.length > 0 && (
        <div className="ui-tumpuk" data-jarak="rapat">
          <span className="kecil redup">{FORM.pilihIbu}</span>
          {mothers.map((mother) => (
            <Button key={mother.label} icon="orang" isWide onTap={mother.take}>
              {mother.label}
            </Button>
          ))}
        </div>
      )}
      <div className="dua-kolom">
        <Field
          id="rt"
          label={FORM.rt}
          inputMode="numeric"
          maxLength={5}
          value={texts.rt}
          onChange={(rt) => onChange({ rt })}
        />
        <Field
          id="rw"
          label={FORM.rw}
          inputMode="numeric"
          maxLength={5}
          value={texts.rw}
          onChange={(rw) => onChange({ rw })}
        />
      </div>
      <details className="lipat" open={isAllOpen}>
        <summary>{FORM.lengkap}</summary>
        <div className="ui-tumpuk">
          <OtherFields texts={texts} onChange={onChange} today={today} errorOf={errorOf} />
        </div>
      </details>
    </>
  )
}

interface PartProps {
  readonly texts: SasaranTexts
  readonly onChange: (change: Partial<SasaranTexts>) => void
  readonly today: Tanggal
  readonly errorOf: (field: SasaranField) => string | null
}

function BirthFields({ texts, onChange, today, errorOf }: PartProps) {
  return (
    <>
      <Choice
        id="tahuTanggal"
        legend={FORM.tahuTanggal}
        columns={2}
        value={texts.tanggalLahirPasti ? 'tahu' : 'kiraKira'}
        options={[
          { value: 'tahu', label: FORM.tahu },
          { value: 'kiraKira', label: FORM.kiraKira },
        ]}
        onChange={(choice) => onChange({ tanggalLahirPasti: choice === 'tahu' })}
      />
      {texts.tanggalLahirPasti ? (
        <Field
          id="tanggalLahir"
          label={FORM.tanggalLahir}
          type="date"
          max={today}
          error={errorOf('tanggalLahir')}
          value={texts.tanggalLahir}
          onChange={(tanggalLahir) => onChange({ tanggalLahir })}
        />
      ) : (
        <div className="dua-kolom">
          <Field
            id="umurTahun"
            label={FORM.umurTahun}
            inputMode="numeric"
            error={errorOf('umurTahun')}
            value={texts.umurTahun}
            onChange={(umurTahun) => onChange({ umurTahun })}
          />
          <Field
            id="umurBulan"
            label={FORM.umurBulan}
            inputMode="numeric"
            value={texts.umurBulan}
            onChange={(umurBulan) => onChange({ umurBulan })}
          />
        </div>
      )}
    </>
  )
}

function OtherFields({ texts, onChange, errorOf }: PartProps) {
  return (
    <>
      <NikFields texts={texts} onChange={onChange} errorOf={errorOf} />
      {texts.jenisKelamin === 'P' && (
        <Choice
          id="keadaanIbu"
          legend={FORM.keadaanIbu}
          value={texts.keadaanIbu ?? 'tidakAda'}
          options={(['tidakAda', 'hamil', 'nifas', 'menyusui'] as const).map((value) => ({
            value,
            label: FORM[value],
          }))}
          onChange={(keadaan) => onChange({ keadaanIbu: keadaan === 'tidakAda' ? null : keadaan })}
        />
      )}
      <Choice
        id="punyaBukuKia"
        legend={FORM.bukuKia}
        value={texts.punyaBukuKia === null ? 'belum' : texts.punyaBukuKia ? 'ya' : 'tidak'}
        options={[
          { value: 'ya', label: SIMPAN_PESAN.ya },
          { value: 'tidak', label: SIMPAN_PESAN.tidak },
          { value: 'belum', label: SIMPAN_PESAN.belumDitanya },
        ]}
        onChange={(answer) =>
          onChange({ punyaBukuKia: answer === 'belum' ? null : answer === 'ya' })
        }
      />
      <Choice
        id="isTamu"
        legend={FORM.wargaSini}
        value={texts.isTamu ? 'tamu' : 'warga'}
        options={[
          { value: 'warga', label: FORM.bukanTamu },
          { value: 'tamu', label: FORM.tamu },
        ]}
        onChange={(choice) => onChange({ isTamu: choice === 'tamu' })}
      />
      <Field
        id="namaPanggilan"
        label={FORM.namaPanggilan}
        hint={FORM.namaPanggilanPetunjuk}
        value={texts.namaPanggilan}
        onChange={(namaPanggilan) => onChange({ namaPanggilan })}
      />
      <Field
        id="dusun"
        label={FORM.dusun}
        value={texts.dusun}
        onChange={(dusun) => onChange({ dusun })}
      />
      <Field
        id="alamat"
        label={FORM.alamat}
        value={texts.alamat}
        onChange={(alamat) => onChange({ alamat })}
      />
      <Field
        id="telepon"
        label={FORM.telepon}
        type="tel"
        inputMode="tel"
        maxLength={20}
        value={texts.telepon}
        onChange={(telepon) => onChange({ telepon })}
      />
    </>
  )
}

function NikFields({ texts, onChange, errorOf }: Omit<PartProps, 'today'>) {
  const { me } = useTempat()
  const nik = cleanNik(texts.nik)
  const birth = texts.tanggalLahir
  const isOwn = texts.nikStatus !== 'nik_ibu'
  const warnings =
    nik.length === 16
      ? checkNik(nik, {
          birthDate: texts.tanggalLahirPasti && isOwn && isTanggal(birth) ? birth : null,
          jenisKelamin: isOwn ? texts.jenisKelamin : null,
          kabupatenKode: me.kabupatenKode,
        })
      : []
  return (
    <>
      <Field
        id="nik"
        label={FORM.nik}
        hint={FORM.nikPetunjuk}
        inputMode="numeric"
        maxLength={22}
        error={errorOf('nik')}
        value={texts.nik}
        onChange={(value) => onChange({ nik: value, nikStatus: 'tidak_tahu' })}
      />
      {texts.nikStatus === 'nik_ibu' && nik !== '' && <Notice>{FORM.bayiNikIbu}</Notice>}
      {warnings.length > 0 && (
        <Notice tone="awas">
          {warnings.map((warning) => (
            <p key={warning}>{SASARAN_PESAN.peringatanNik[warning]}</p>
          ))}
        </Notice>
      )}
      {nik === '' && (
        <Choice
          id="nikStatus"
          legend={FORM.nikStatus}
          value={texts.nikStatus === 'belum' ? 'belum' : 'tidak_tahu'}
          options={[
            { value: 'belum', label: FORM.belum },
            { value: 'tidak_tahu', label: FORM.tidak_tahu },
          ]}
          onChange={(nikStatus) => onChange({ nikStatus })}
        />
      )}
      <Field
        id="nomorKk"
        label={FORM.nomorKk}
        inputMode="numeric"
        maxLength={22}
        error={errorOf('nomorKk')}
        value={texts.nomorKk}
        onChange={(nomorKk) => onChange({ nomorKk })}
      />
    </>
  )
}
