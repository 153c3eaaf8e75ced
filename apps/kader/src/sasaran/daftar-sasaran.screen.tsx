import { RegisterSasaran, type SasaranRecord } from '@simpul/contract/sasaran.ts'
import { isBalita } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import type { SasaranId } from '@simpul/domain/shared/ids.ts'
import { completedMonths, isTanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import { ErrorSummary } from '@simpul/ui/error-summary.tsx'
import { List } from '@simpul/ui/list.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, navigate, usePlace } from '@simpul/ui/router.ts'
import { showToast } from '@simpul/ui/toast.tsx'
import { useMemo, useState } from 'react'
import { clearDraft, useDraft } from '../local/draft.ts'
import { useRecords } from '../local/records.ts'
import { newId } from '../posyandu/new-id.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { save } from '../sync/save.ts'
import { useOutbox } from '../sync/status.ts'
import { BarisSasaran } from './baris-sasaran.tsx'
import { SASARAN_PESAN } from './sasaran.pesan.ts'
import { SasaranFields } from './sasaran-fields.tsx'
import {
  EMPTY_SASARAN,
  keepUnsure,
  nextTwin,
  readSasaranForm,
  type SasaranField,
  type SasaranProblem,
  type SasaranTexts,
  textsOfSasaran,
} from './sasaran-form.ts'
import { sesudahDaftar } from './sesudah-daftar.ts'

const DRAFT = 'sasaran.register'
const FORM = SASARAN_PESAN.form

/** Registers a person: from where (`?dari=`, see sesudahDaftar), or as a guest (`?tamu=1`). */
export function DaftarSasaranScreen() {
  const { query } = usePlace()
  const { posyandu, today } = useTempat()
  const isFromDay = query.get('dari') === 'hari'
  const isTamu = query.get('tamu') === '1'
  const refused = useRefusedRegistration(query.get('betul'))
  // Another name searched for is another form, and so is a guest's: half a person is not mixed with the next one.
  const draftKey = `${DRAFT}:${refused?.commandId ?? `${isTamu ? 'tamu' : ''}:${query.get('nama') ?? ''}`}`
  const [texts, setTexts] = useDraft<SasaranTexts>(
    draftKey,
    refused
      ? textsOfSasaran(refused.body)
      : { ...EMPTY_SASARAN, nama: query.get('nama') ?? '', isTamu },
  )
  // Who was registered before her in one go: all of them came, and enter the queue together.
  const twinsKey = `kembar:${draftKey}`
  const [twins, setTwins] = useDraft<readonly SasaranId[]>(twinsKey, [])
  const [problems, setProblems] = useState<ReadonlyMap<SasaranField, SasaranProblem>>(new Map())
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const duplicates = useDuplicates(texts)
  const isChild = isTanggal(texts.tanggalLahir) && isBalita(texts.tanggalLahir, today)
  const mothers = useMothers(texts, (mother) =>
    change({
      namaIbu: mother.nama,
      ibuId: mother.id,
      rt: texts.rt || mother.rt,
      rw: texts.rw || mother.rw,
      dusun: texts.dusun || mother.dusun,
      alamat: texts.alamat || mother.alamat,
      nomorKk: texts.nomorKk || (mother.nomorKk ?? ''),
      ...(texts.nik === '' && isChild && mother.nik !== null
        ? { nik: mother.nik, nikStatus: 'nik_ibu' as const }
        : {}),
    }),
  )

  function change(part: Partial<SasaranTexts>) {
    setTexts({ ...texts, ...part })
  }

  async function submit(isTwinNext: boolean) {
    const given = isTwinNext && texts.urutanKembar === null ? { ...texts, urutanKembar: 1 } : texts
    const read = readSasaranForm(given, today)
    setProblems(new Map(read.ok ? [] : read.error.map((problem) => [problem.field, problem.kode])))
    if (!read.ok) return
    setIsBusy(true)
    // A registration that was refused keeps its id: what was recorded about the person stands on it.
    const id = refused?.body.id ?? newId<'sasaran'>()
    const saved = await save(
      'sasaran.register',
      {
        id,
        posyanduId: posyandu.id,
        ...(refused ? keepUnsure(refused.body, read.value) : read.value),
      },
      refused ? { replaces: refused.commandId } : {},
    )
    setIsBusy(false)
    if (!saved.ok) return setFailure(SIMPAN_PESAN.gagal[saved.error.kode])
    setFailure(null)
    if (isTwinNext) {
      setTwins([...twins, id])
      showToast(FORM.kembarTersimpan(read.value.nama))
      setTexts(nextTwin(given))
      window.scrollTo(0, 0)
      return
    }
    await clearDraft(draftKey)
    await clearDraft(twinsKey)
    showToast(SIMPAN_PESAN.tersimpan)
    navigate(sesudahDaftar(query.get('dari'), id, twins), { replace: true })
  }

  /** No more twins: what was copied from the first is no person. */
  async function endTwins() {
    const last = twins.at(-1)
    await clearDraft(draftKey)
    await clearDraft(twinsKey)
    if (!last) return goBack('/warga')
    navigate(sesudahDaftar(query.get('dari'), last, twins.slice(0, -1)), { replace: true })
  }

  function take(sasaran: SasaranRecord) {
    void clearDraft(draftKey)
    navigate(sesudahDaftar(query.get('dari'), sasaran.id), { replace: true })
  }

  return (
    <Page
      title={texts.isTamu ? SASARAN_PESAN.daftarTamu : FORM.judulBaru}
      back={{ label: SIMPAN_PESAN.kembali, onTap: () => goBack(isFromDay ? '/hadir' : '/warga') }}
    >
      <ErrorSummary
        title={SIMPAN_PESAN.adaYangKurang}
        problems={[...problems].map(([field, kode]) => ({
          field,
          text: SASARAN_PESAN.salah[kode],
        }))}
      />
      {texts.urutanKembar !== null && (
        <Notice title={FORM.kembarKe(texts.urutanKembar)}>
          {twins.length > 0 && (
            <Button isWide onTap={() => void endTwins()}>
              {FORM.bukanKembar}
            </Button>
          )}
        </Notice>
      )}
      <SasaranFields
        texts={texts}
        onChange={change}
        problems={problems}
        mothers={mothers}
        isAllOpen={false}
      />
      {duplicates.length > 0 && (
        <Notice tone="awas" title={SASARAN_PESAN.ganda.judul}>
          <List>
            {duplicates.map(({ sasaran, alasan }) => (
              <BarisSasaran
                key={sasaran.id}
                sasaran={sasaran}
                today={today}
                onTap={() => take(sasaran)}
                below={<small>{alasan}</small>}
              />
            ))}
          </List>
        </Notice>
      )}
      {failure && (
        <Notice tone="bahaya" isAlert>
          {failure}
        </Notice>
      )}
      <Button kind="utama" isWide isDisabled={isBusy} onTap={() => void submit(false)}>
        {isFromDay ? FORM.simpanHadir : FORM.simpan}
      </Button>
      {isChild && (
        <Button isWide isDisabled={isBusy} onTap={() => void submit(true)}>
          {FORM.simpanKembar}
        </Button>
      )}
    </Page>
  )
}

/** The registration the server refused, when this form is there to correct it (`?betul=`). */
function useRefusedRegistration(commandId: string | null) {
  const { refused } = useOutbox()
  const item = refused.find((one) => one.commandId === commandId)
  const read = item ? RegisterSasaran.safeParse(item.body) : null
  return item && read?.success ? { commandId: item.commandId, body: read.data } : null
}

/** Who on the register may be the one being typed, with the reasons in words. */
function useDuplicates(texts: SasaranTexts) {
  const { today } = useTempat()
  const records = useRecords((all) => all)
  return useMemo(() => {
    const read = readSasaranForm(texts, today)
    if (!read.ok) return []
    return records.likelyDuplicates({ id: null, ...read.value }).flatMap((guess) => {
      const sasaran = records.sasaran.get(guess.entry.id)
      if (!sasaran) return []
      return [
        { sasaran, alasan: guess.alasan.map((one) => SASARAN_PESAN.alasanGanda[one]).join(', ') },
      ]
    })
  }, [texts, today, records])
}

const MIN_TYPED = 3
const YOUNGEST_MOTHER_MONTHS = 12 * 12

/** Women of the register whose name is being typed as the mother's. */
function useMothers(texts: SasaranTexts, take: (mother: SasaranRecord) => void) {
  const { today } = useTempat()
  const records = useRecords((all) => all)
  const found = useMemo(() => {
    if (texts.ibuId !== null || texts.namaIbu.trim().length < MIN_TYPED) return []
    return records
      .search(texts.namaIbu, 12)
      .filter(
        (one) =>
          one.jenisKelamin === 'P' &&
          completedMonths(one.tanggalLahir, today) >= YOUNGEST_MOTHER_MONTHS,
      )
      .slice(0, 3)
  }, [texts.ibuId, texts.namaIbu, records, today])
  return found.map((mother) => ({
    label: [mother.nama, mother.rt === '' ? '' : SASARAN_PESAN.rt(mother.rt)]
      .filter(Boolean)
      .join(' · '),
    take: () => take(mother),
  }))
}
