import { tandaBahayaOf } from '@simpul/domain/layanan/tanda-bahaya.ts'
import type { KelompokSasaran } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { CheckList, Choice } from '@simpul/ui/choice.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { PERTUMBUHAN_PESAN } from '../pertumbuhan/pertumbuhan.pesan.ts'
import { TeleponDarurat } from '../pertumbuhan/tindakan-card.tsx'
import { LAYANAN_PESAN } from './layanan.pesan.ts'
import type { TandaTexts } from './layanan-form.ts'

const PESAN = LAYANAN_PESAN.tanda

interface Props {
  readonly kelompok: KelompokSasaran | null
  readonly texts: TandaTexts
  readonly onChange: (texts: TandaTexts) => void
  readonly isNoneNamed: boolean
}

/**
 * The whole list stands on the screen before there is anything to tap: what is confirmed is what was
 * read out. Whom to call is there with the first sign, not after saving.
 */
export function TandaBahayaFields({ kelompok, texts, onChange, isNoneNamed }: Props) {
  const list = tandaBahayaOf(kelompok)
  return (
    <>
      <h2>{PESAN.judul}</h2>
      <p className="redup">{PESAN.bacakan}</p>
      {texts.jawab === 'ada' ? (
        <CheckList
          id="tandaTerlihat"
          legend={PESAN.yangMana}
          error={isNoneNamed ? PESAN.kurang : null}
          values={texts.terlihat}
          options={list.map((tanda) => ({ value: tanda.kode, label: tanda.kalimat }))}
          onChange={(terlihat) => onChange({ ...texts, terlihat })}
        />
      ) : (
        <ul className="butir">
          {list.map((tanda) => (
            <li key={tanda.kode}>{tanda.kalimat}</li>
          ))}
        </ul>
      )}
      <Choice
        id="tandaJawab"
        legend={PESAN.adakah}
        columns={2}
        value={texts.jawab}
        options={[
          { value: 'tidak_ada', label: PESAN.tidak_ada },
          { value: 'ada', label: PESAN.ada },
        ]}
        onChange={(jawab) => onChange({ ...texts, jawab })}
      />
      {texts.jawab === 'ada' && texts.terlihat.length > 0 && (
        <Notice tone="bahaya" title={PERTUMBUHAN_PESAN.tangga[4]} isAlert>
          <TeleponDarurat />
          <p>{PERTUMBUHAN_PESAN.dampingi}</p>
        </Notice>
      )}
    </>
  )
}
