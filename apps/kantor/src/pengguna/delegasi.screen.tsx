import type { RekanKantor } from '@simpul/contract/kantor.ts'
import { isMasaDelegasi, MASA_DELEGASI_HARI } from '@simpul/domain/pengguna/delegasi.ts'
import { isTanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import type { FieldProblem } from '@simpul/ui/error-summary.tsx'
import { Field, Select } from '@simpul/ui/field.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { sendJson, useLoaded } from '../app/api.ts'
import { NAMA_PERAN, sesuaiWilayah, PESAN as UMUM } from '../app/app.pesan.ts'
import { Form, useForm } from '../app/form.tsx'
import { Heading } from '../app/heading.tsx'
import { todayOf, useMe } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { tanggalPendek } from '../app/tanggal.pesan.ts'
import { PESAN } from './akun.pesan.ts'

/** A kepala desa or lurah who is away hands the role over, from a day to a day. */
export function DelegasiScreen() {
  const me = useMe()
  const loaded = useLoaded<readonly RekanKantor[]>('/api/kantor/rekan')
  const [texts, setTexts] = useState<{ penggunaId: string; dari: string; sampai: string }>({
    penggunaId: '',
    dari: todayOf(me),
    sampai: '',
  })
  const form = useForm()

  async function save() {
    const found: FieldProblem[] = []
    if (texts.penggunaId === '')
      found.push({ field: 'kepada', text: UMUM.periksaIsian(PESAN.kepada) })
    if (!isTanggal(texts.dari)) found.push({ field: 'dari', text: UMUM.periksaIsian(PESAN.dari) })
    else if (!isTanggal(texts.sampai) || !isMasaDelegasi(texts.dari, texts.sampai, todayOf(me)))
      found.push({ field: 'sampai', text: PESAN.masaDelegasi(MASA_DELEGASI_HARI) })
    if (found.length > 0) return form.refuse(found)
    await form.send(
      () => sendJson('/api/delegasi', texts),
      () => {
        showToast(PESAN.tersimpan)
        loaded.reload()
      },
    )
  }

  async function end(penugasanId: string) {
    await form.send(
      () => sendJson('/api/delegasi/akhiri', { penugasanId }),
      () => showToast(PESAN.delegasiBerakhir),
    )
    // Refused too: somebody else may have ended it.
    loaded.reload()
  }

  const { errorOf } = form
  return (
    <>
      <Heading
        title={PESAN.delegasi}
        subtitle={sesuaiWilayah(PESAN.delegasiSub, me.penugasan[0]?.wilayahKode ?? null)}
      />
      <Form form={form} className="ui-kartu" width="32rem" onSubmit={save}>
        <Select
          id="kepada"
          label={PESAN.kepada}
          value={texts.penggunaId}
          error={errorOf('kepada')}
          options={[
            { value: '', label: PESAN.pilih },
            ...(loaded.value ?? []).map((one) => ({ value: one.id as string, label: one.nama })),
          ]}
          onChange={(penggunaId) => setTexts({ ...texts, penggunaId })}
        />
        <Field
          id="dari"
          label={PESAN.dari}
          type="date"
          value={texts.dari}
          error={errorOf('dari')}
          onChange={(dari) => setTexts({ ...texts, dari })}
        />
        <Field
          id="sampai"
          label={PESAN.sampai.replace(' (boleh kosong)', '')}
          type="date"
          value={texts.sampai}
          error={errorOf('sampai')}
          onChange={(sampai) => setTexts({ ...texts, sampai })}
        />
        <Button kind="utama" type="submit" isDisabled={form.isBusy}>
          {PESAN.delegasikan}
        </Button>
      </Form>
      <WhenLoaded loaded={loaded}>
        {(rows) => (
          <Table
            onNarrow="tumpuk"
            caption={PESAN.rekan}
            columns={[
              { key: 'nama', head: PESAN.nama, isRowHead: true, cell: (row) => row.nama },
              {
                key: 'peran',
                head: PESAN.peran,
                cell: (row) =>
                  row.peran
                    .map((one) =>
                      sesuaiWilayah(NAMA_PERAN[one], me.penugasan[0]?.wilayahKode ?? null),
                    )
                    .join(', '),
              },
              {
                key: 'delegasi',
                head: PESAN.delegasi,
                cell: (row) =>
                  row.delegasi.map((one) => (
                    <div key={one.penugasanId} className="ui-baris">
                      {PESAN.sedangDelegasi(tanggalPendek(one.dari), tanggalPendek(one.sampai))}
                      <Button
                        label={PESAN.akhiriDelegasiDari(row.nama)}
                        onTap={() => void end(one.penugasanId)}
                      >
                        {PESAN.akhiriDelegasi}
                      </Button>
                    </div>
                  )),
              },
            ]}
            rows={rows}
            rowKey={(row) => row.id}
          />
        )}
      </WhenLoaded>
    </>
  )
}
