import type { Me, PosyanduView } from '@simpul/contract/pengguna.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { type Sebutan, sebutan } from '@simpul/domain/wilayah/sebutan.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
import type { Children } from '@simpul/ui/children.ts'
import { createContext, useContext, useEffect, useState } from 'react'

/** Where and as whom somebody works: the posyandu that is open on this phone. */
export interface Tempat {
  readonly me: Me
  readonly posyandu: PosyanduView
  readonly sebutan: Sebutan
  /** The date on the wall of this posyandu. */
  readonly today: Tanggal
  /** Of which this person is kader or ketua bidang; none for a ketua or sekretaris. */
  readonly bidang: readonly Bidang[]
  /** May see weights and services by name. */
  readonly isKesehatan: boolean
}

const Context = createContext<Tempat | null>(null)

interface Props {
  readonly me: Me
  readonly posyandu: PosyanduView
  readonly children?: Children
}

const EVERY_MINUTE = 60_000

export function TempatProvider({ me, posyandu, children }: Props) {
  const [today, setToday] = useState(() => localNow(Date.now(), posyandu.zona).tanggal)
  useEffect(() => {
    const look = () => setToday(localNow(Date.now(), posyandu.zona).tanggal)
    look()
    const timer = setInterval(look, EVERY_MINUTE)
    return () => clearInterval(timer)
  }, [posyandu.zona])

  const here = me.penugasan.filter((penugasan) => penugasan.posyanduId === posyandu.id)
  const bidang = here.flatMap((penugasan) => (penugasan.bidang ? [penugasan.bidang] : []))
  const value: Tempat = {
    me,
    posyandu,
    sebutan: sebutan(posyandu.desaKode),
    today,
    bidang,
    isKesehatan: me.izin.includes('pengukuran.write'),
  }
  return <Context.Provider value={value}>{children}</Context.Provider>
}

export function useTempat(): Tempat {
  const tempat = useContext(Context)
  if (!tempat) throw new Error('a screen stands outside the open posyandu')
  return tempat
}
