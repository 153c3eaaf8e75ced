import type { AngkaView } from '@simpul/contract/indikator.ts'
import type { PilihanWilayah } from '@simpul/contract/kantor.ts'
import { Button } from '@simpul/ui/button.tsx'
import type { Children } from '@simpul/ui/children.ts'
import type { Sort } from '@simpul/ui/table.tsx'
import { useState } from 'react'
import { type Address, go, linkTo, useAddress } from './address.ts'
import { PESAN } from './app.pesan.ts'
import { ribuan } from './tanggal.pesan.ts'

/** The filters of a list live in its address: what is seen can be sent to a colleague. */
interface Filters {
  readonly query: Address['query']
  readonly get: (key: string) => string
  /** Sets filters and goes back to the first page. */
  readonly set: (changes: Readonly<Record<string, string | undefined>>) => void
  readonly clear: () => void
  readonly sort: Sort | undefined
  readonly setSort: (sort: Sort) => void
}

export function useFilters(): Filters {
  const { path, query } = useAddress()
  const set = (changes: Readonly<Record<string, string | undefined>>) => {
    const { halaman: _, ...rest } = query
    go(path, { ...rest, ...changes })
  }
  const urut = query['urut']
  return {
    query,
    get: (key) => query[key] ?? '',
    set,
    clear: () => go(path),
    sort: urut ? { key: urut.replace(/^-/, ''), isDescending: urut.startsWith('-') } : undefined,
    setSort: (sort) => set({ urut: `${sort.isDescending ? '-' : ''}${sort.key}` }),
  }
}

interface BarProps {
  readonly label: string
  readonly children?: Children
}

/** Filters side by side; below each other on a phone. */
export function FilterBar({ label, children }: BarProps) {
  return (
    <section className="saringan tidak-dicetak" aria-label={label}>
      {children}
    </section>
  )
}

interface PickProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
  /** Words of "no filter"; without them one of the options always holds. */
  readonly all?: string
}

export function Pick({ id, label, value, options, onChange, all }: PickProps) {
  return (
    <label className="saringan__satu" htmlFor={id}>
      <span>{label}</span>
      <select
        id={id}
        className="ui-isian__kotak"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {all !== undefined && <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The posyandu a reader may filter by. A closed one stands last and says so: its past is still there. */
export function posyanduOptions(places: PilihanWilayah | null) {
  return (places?.posyandu ?? []).map((one) => ({
    value: one.id as string,
    label: one.isDitutup ? PESAN.sudahDitutup(one.nama) : one.nama,
  }))
}

interface MonthProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function MonthPick({ id, label, value, onChange }: MonthProps) {
  return (
    <label className="saringan__satu" htmlFor={id}>
      <span>{label}</span>
      <input
        id={id}
        type="month"
        className="ui-isian__kotak"
        value={value}
        onChange={(event) => event.currentTarget.value && onChange(event.currentTarget.value)}
      />
    </label>
  )
}

interface SearchProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onSearch: (text: string) => void
}

export function SearchBox({ id, label, value, onSearch }: SearchProps) {
  const [text, setText] = useState(value)
  const [before, setBefore] = useState(value)
  // While drawing, not after: an effect would take away what was typed before it ran.
  if (value !== before) {
    setBefore(value)
    setText(value)
  }
  return (
    <form
      className="saringan__cari"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(text.trim())
      }}
    >
      <label className="saringan__satu" htmlFor={id}>
        <span>{label}</span>
        <input
          id={id}
          type="search"
          className="ui-isian__kotak"
          value={text}
          maxLength={80}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <Button type="submit" icon="cari">
        {PESAN.cari}
      </Button>
    </form>
  )
}

interface PagerProps {
  readonly total: number
  readonly halaman: number
  readonly ukuran: number
}

export function Pager({ total, halaman, ukuran }: PagerProps) {
  const { path, query } = useAddress()
  const pages = Math.max(1, Math.ceil(total / ukuran))
  if (total === 0) return null
  const from = (halaman - 1) * ukuran + 1
  return (
    <nav className="lembar tidak-dicetak" aria-label={PESAN.halaman(halaman, pages)}>
      <span className="redup angka">
        {PESAN.baris(from, Math.min(total, halaman * ukuran), total)}
      </span>
      {halaman > 1 && (
        <a rel="prev" href={linkTo(path, { ...query, halaman: halaman - 1 })}>
          {PESAN.sebelumnya}
        </a>
      )}
      {halaman < pages && (
        <a rel="next" href={linkTo(path, { ...query, halaman: halaman + 1 })}>
          {PESAN.berikutnya}
        </a>
      )}
    </nav>
  )
}

/** A figure that leads to its list; a small cell says that it is hidden, and why. */
export function Angka({
  angka,
  href,
}: {
  readonly angka: AngkaView | null
  readonly href?: string | undefined
}) {
  if (angka === null) return <span aria-hidden="true">{PESAN.tidakDitampilkan}</span>
  if (angka.isHidden) {
    return <abbr title={PESAN.tersembunyiArti(angka.below)}>{PESAN.tersembunyi(angka.below)}</abbr>
  }
  if (href && angka.value > 0) {
    return (
      <a className="angka" href={href}>
        {ribuan(angka.value)}
      </a>
    )
  }
  return <span className="angka">{ribuan(angka.value)}</span>
}
