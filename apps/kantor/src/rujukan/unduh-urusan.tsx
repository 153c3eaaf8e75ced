import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { type Query, searchOf } from '../app/address.ts'
import { saveSearched } from '../app/api.ts'
import { sentenceOf } from '../app/app.pesan.ts'
import { PESAN } from './rujukan.pesan.ts'

const PATH = '/api/kantor/rujukan.csv'

interface Props {
  readonly query: Query
  /** What is looked for. It never stands in an address, so its file is asked for otherwise. */
  readonly text: string
}

/** The list as it stands, as a file for a spreadsheet. */
export function UnduhUrusan({ query, text }: Props) {
  const name = `urusan-${query['kotak']}.csv`
  if (text === '') {
    return (
      <ButtonLink href={`${PATH}${searchOf(query)}`} download={name}>
        {PESAN.unduh}
      </ButtonLink>
    )
  }
  async function save() {
    const saved = await saveSearched(PATH, query, text, name)
    if (!saved.ok) showToast(sentenceOf(saved.error))
  }
  return <Button onTap={() => void save()}>{PESAN.unduh}</Button>
}
