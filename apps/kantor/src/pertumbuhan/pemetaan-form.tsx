import {
  FIELD_IMPOR,
  type ImporKepala,
  type JenisImpor,
  type Pemetaan,
} from '@simpul/contract/impor.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { isTanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Field, Select } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Row, Stack } from '@simpul/ui/stack.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { useState } from 'react'
import { FIELD, PESAN } from './impor.pesan.ts'

interface Contoh {
  readonly cells: readonly string[]
  readonly index: number
}

interface Props {
  readonly kepala: ImporKepala
  readonly jenis: JenisImpor
  readonly posyandu: readonly { readonly id: string; readonly nama: string }[]
  readonly onCheck: (pemetaan: Pemetaan) => void
}

/** Step 1: which column is what, with the first rows in sight. */
export function PemetaanForm({ kepala, jenis, posyandu, onCheck }: Props) {
  const only = posyandu.length === 1 ? (posyandu[0]?.id as PosyanduId) : null
  const [pemetaan, setPemetaan] = useState<Pemetaan>({
    ...kepala.pemetaan,
    posyanduDefault: kepala.pemetaan.posyanduDefault ?? only,
  })
  const [rw, setRw] = useState('')
  const columns = [
    { value: '', label: PESAN.tidakAda },
    ...kepala.kepala.map((label, index) => ({
      value: String(index),
      label: label || `(${index + 1})`,
    })),
  ]
  const choices = [
    { value: '', label: PESAN.pilihPosyandu },
    ...posyandu.map((item) => ({ value: item.id, label: item.nama })),
  ]

  return (
    <Stack gap="lega">
      <h2>{PESAN.pemetaan}</h2>
      {kepala.isRemembered && <Notice tone="baik">{PESAN.pemetaanDiingat}</Notice>}
      <Table
        caption={PESAN.contoh}
        rows={kepala.contoh.map((cells, index) => ({ cells, index }))}
        rowKey={(row) => String(row.index)}
        columns={kepala.kepala.map((head, index) => ({
          key: String(index),
          head: head || `(${index + 1})`,
          cell: (row: Contoh) => row.cells[index] ?? '',
        }))}
      />
      <div className="isian-berdampingan">
        {FIELD_IMPOR[jenis].map((field) => (
          <Select
            key={field}
            id={`kolom-${field}`}
            label={FIELD[field] ?? field}
            value={String(pemetaan.kolom[field] ?? '')}
            options={columns}
            onChange={(value) =>
              setPemetaan({
                ...pemetaan,
                kolom: { ...pemetaan.kolom, [field]: value === '' ? null : Number(value) },
              })
            }
          />
        ))}
      </div>
      {pemetaan.bulan.length > 0 && (
        <Stack>
          <Notice>{PESAN.lembarBulanan(pemetaan.bulan.length)}</Notice>
          {pemetaan.bulan.map((item, index) => (
            <Field
              key={item.kolom}
              id={`bulan-${item.kolom}`}
              type="date"
              label={PESAN.tanggalTimbang(kepala.kepala[item.kolom] ?? '')}
              value={item.measuredOn}
              onChange={(value) =>
                isTanggal(value) &&
                setPemetaan({
                  ...pemetaan,
                  bulan: pemetaan.bulan.map((other, n) =>
                    n === index ? { ...other, measuredOn: value } : other,
                  ),
                })
              }
            />
          ))}
        </Stack>
      )}
      {jenis !== 'posyandu' && (
        <Select
          id="posyandu-sisanya"
          label={PESAN.posyanduSisanya}
          value={pemetaan.posyanduDefault ?? ''}
          options={choices}
          onChange={(value) =>
            setPemetaan({
              ...pemetaan,
              posyanduDefault: value === '' ? null : (value as PosyanduId),
            })
          }
        />
      )}
      {posyandu.length > 1 && jenis === 'penduduk' && (
        <Stack>
          <h3>{PESAN.posyanduRwJudul}</h3>
          {Object.entries(pemetaan.posyanduByRw).map(([nomor, id]) => (
            <Select
              key={nomor}
              id={`rw-${nomor}`}
              label={PESAN.posyanduRw(nomor)}
              value={id}
              options={choices}
              onChange={(value) => {
                const { [nomor]: _, ...rest } = pemetaan.posyanduByRw
                setPemetaan({
                  ...pemetaan,
                  posyanduByRw: value === '' ? rest : { ...rest, [nomor]: value as PosyanduId },
                })
              }}
            />
          ))}
          <Row>
            <Field
              id="rw-baru"
              label={PESAN.nomorRw}
              inputMode="numeric"
              maxLength={3}
              value={rw}
              onChange={setRw}
            />
            <Button
              icon="tambah"
              isDisabled={!/^\d{1,3}$/.test(rw)}
              onTap={() => {
                const first = posyandu[0]?.id as PosyanduId
                setPemetaan({
                  ...pemetaan,
                  posyanduByRw: { ...pemetaan.posyanduByRw, [rw.padStart(2, '0')]: first },
                })
                setRw('')
              }}
            >
              {PESAN.tambahRw}
            </Button>
          </Row>
        </Stack>
      )}
      <Row>
        <Button kind="utama" icon="lanjut" onTap={() => onCheck(pemetaan)}>
          {PESAN.periksa}
        </Button>
      </Row>
    </Stack>
  )
}
