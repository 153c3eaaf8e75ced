import { type Id, uuidV7 } from '@simpul/domain/shared/ids.ts'

/** An id made on this phone. */
export function newId<Kind extends string>(): Id<Kind> {
  return uuidV7<Kind>(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}
