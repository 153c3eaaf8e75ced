import { Button } from '@simpul/ui/button.tsx'
import type { Children } from '@simpul/ui/children.ts'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { type Failure, isWeather, type Loaded } from './api.ts'
import { PESAN, sentenceOf } from './app.pesan.ts'

/** A sentence about what went wrong, and what can be done about it. */
export function FailureNotice({
  failure,
  onRetry,
}: {
  readonly failure: Failure
  readonly onRetry?: () => void
}) {
  if (failure.kode === 'tidak_berwenang') {
    return (
      <EmptyState icon="kunci" title={PESAN.bukanUntukAnda}>
        <p>{PESAN.bukanUntukAndaSaran}</p>
      </EmptyState>
    )
  }
  return (
    <Notice tone={isWeather(failure) ? 'awas' : 'bahaya'} isAlert>
      <p>{sentenceOf(failure)}</p>
      {onRetry && (
        <div>
          <Button icon="putar" onTap={onRetry}>
            {failure.kode === 'sudah_berubah' ? PESAN.muatUlang : PESAN.cobaLagi}
          </Button>
        </div>
      )}
    </Notice>
  )
}

interface Props<T> {
  readonly loaded: Loaded<T>
  readonly children: (value: T) => Children
}

/** Loading, refused and there: one way on every screen. */
export function WhenLoaded<T>({ loaded, children }: Props<T>) {
  return (
    <div
      aria-busy={loaded.isLoading}
      className="muatan"
      data-memuat={loaded.isLoading ? '' : undefined}
    >
      {loaded.failure && <FailureNotice failure={loaded.failure} onRetry={loaded.reload} />}
      {loaded.value !== null && children(loaded.value)}
      {loaded.value === null && loaded.isLoading && (
        <p role="status" className="redup">
          {PESAN.memuat}
        </p>
      )}
    </div>
  )
}
