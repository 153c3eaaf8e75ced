import type { Actor } from '../http/actor.ts'

/** Who reads a screen of an office: what the queries need to know of a signed-in person. */
export type Viewer = Pick<
  Actor,
  'penggunaId' | 'kabupatenKode' | 'penugasan' | 'izin' | 'today' | 'now' | 'breakGlass'
>
