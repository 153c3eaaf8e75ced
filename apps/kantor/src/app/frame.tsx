import type { Children } from '@simpul/ui/children.ts'
import { useEffect, useRef } from 'react'
import { linkTo, useAddress } from './address.ts'
import { NAMA_PERAN, PESAN, sesuaiWilayah } from './app.pesan.ts'
import { useMe } from './me.ts'
import { menuOf } from './menu.ts'

interface Props {
  readonly onSignOut: () => void
  readonly children?: Children
}

/** The head, the menu and the place of a screen. */
export function Frame({ onSignOut, children }: Props) {
  const me = useMe()
  const { path } = useAddress()
  const menu = useRef<HTMLElement>(null)
  // On a narrow screen the menu is a strip: the place one is at is seen in it.
  useEffect(() => {
    const strip = menu.current
    const current = strip?.querySelector<HTMLElement>('[aria-current]')
    if (strip && current)
      strip.scrollLeft = current.offsetLeft - (strip.offsetWidth - current.offsetWidth) / 2
  }, [path])
  const roles = me.penugasan.map(
    (one) => `${sesuaiWilayah(NAMA_PERAN[one.peran], one.wilayahKode)}${whereOf(one)}`,
  )
  return (
    <div className="kerangka">
      <a className="lewati" href="#isi">
        {PESAN.lewati}
      </a>
      <header className="kepala">
        {me.isDemo && <p className="contoh">{PESAN.dataContoh}</p>}
        <div className="kepala__baris">
          <a className="kepala__nama" href={linkTo('/')}>
            {PESAN.simpul} · {me.kabupatenNama}
          </a>
          <div className="kepala__siapa">
            {me.nama}
            <small>{[...new Set(roles)].join(' · ')}</small>
          </div>
          <a className="kepala__saya tidak-dicetak" href={linkTo('/saya')}>
            {PESAN.akunSaya}
          </a>
          <button type="button" className="kepala__keluar" onClick={onSignOut}>
            {PESAN.keluar}
          </button>
        </div>
        <nav ref={menu} className="kepala__menu" aria-label={PESAN.menu}>
          {menuOf(me).map((item) => (
            <a
              key={item.path}
              href={linkTo(item.path)}
              aria-current={isInside(path, item.path) ? 'page' : undefined}
            >
              {item.label}
            </a>
          ))}
        </nav>
      </header>
      <main className="isi" id="isi" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

function isInside(path: string, item: string): boolean {
  return path === item || path.startsWith(`${item}/`)
}

function whereOf(one: {
  readonly kantorNama: string | null
  readonly posyanduNama: string | null
}): string {
  const where = one.kantorNama ?? one.posyanduNama
  return where === null ? '' : `, ${where}`
}
