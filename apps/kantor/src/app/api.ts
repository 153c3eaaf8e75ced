import type { Refusal } from '@simpul/contract/refusal.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { saveFile } from '@simpul/ui/save-file.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Query, searchOf } from './address.ts'

/** The world said no, the network did, or the program is wrong. */
export type Failure =
  | Refusal
  | { readonly kode: 'tidak_terhubung' }
  | { readonly kode: 'basis_data_tidak_menjawab' }
  | { readonly kode: 'kesalahan_program' }

/** Nobody's mistake, and it passes: what is on the screen may stay. */
export function isWeather({ kode }: Failure): boolean {
  return kode === 'tidak_terhubung' || kode === 'basis_data_tidak_menjawab'
}

const JSON_BODY = { 'content-type': 'application/json', 'x-simpul': 'kantor' }

/** Called when a session is over, so that the sign-in screen comes back wherever the person is. */
let onSignedOut: () => void = () => undefined
export function whenSignedOut(run: () => void): void {
  onSignedOut = run
}

/** Called when the server asks for a new password first, in the middle of work. */
let onSandiDue: () => void = () => undefined
export function whenSandiDue(run: () => void): void {
  onSandiDue = run
}

async function request<T>(url: string, init: RequestInit): Promise<Result<T, Failure>> {
  let response: Response
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init })
  } catch {
    return err({ kode: 'tidak_terhubung' })
  }
  const body: unknown = await response.json().catch(() => null)
  // The server's schemas are the contract; what it answers has their shape.
  if (response.ok) return ok(body as T)
  return err(failureOf(response, body))
}

function failureOf({ status }: Response, body: unknown): Failure {
  const kode = typeof body === 'object' && body !== null && 'kode' in body ? body.kode : null
  if (status === 401 && (kode === 'belum_masuk' || kode === 'sesi_dicabut')) onSignedOut()
  if (kode === 'ganti_sandi_dulu') onSandiDue()
  return typeof kode === 'string' ? (body as Failure) : { kode: 'kesalahan_program' }
}

export function fetchJson<T>(path: string, query: Query = {}): Promise<Result<T, Failure>> {
  return request<T>(`${path}${searchOf(query)}`, { method: 'GET' })
}

export function sendJson<T>(
  path: string,
  body: unknown,
  method: 'POST' | 'PUT' = 'POST',
): Promise<Result<T, Failure>> {
  return request<T>(path, { method, headers: JSON_BODY, body: JSON.stringify(body) })
}

/** A file as its bytes; what it is stands in the address. */
export function sendFile<T>(path: string, query: Query, file: Blob): Promise<Result<T, Failure>> {
  return request<T>(`${path}${searchOf(query)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-simpul': 'kantor' },
    body: file,
  })
}

/** The file of a list with what is looked for in it (`useSearched`), saved under a name. */
export async function saveSearched(
  path: string,
  query: Query,
  text: string,
  name: string,
): Promise<Result<null, Failure>> {
  const response = await fetch(`${path}/cari`, {
    method: 'POST',
    headers: JSON_BODY,
    body: searchBody(query, text),
  }).catch(() => null)
  if (response === null) return err({ kode: 'tidak_terhubung' })
  if (!response.ok) return err(failureOf(response, await response.json().catch(() => null)))
  saveFile(await response.blob(), name)
  return ok(null)
}

function searchBody({ cari: _, ...filters }: Query, text: string): string {
  return JSON.stringify({ ...filters, cari: text })
}

export interface Loaded<T> {
  /** What came last; stays while the next is on its way, so that a table does not jump. */
  readonly value: T | null
  readonly failure: Failure | null
  readonly isLoading: boolean
  readonly reload: () => void
}

/** Loads an address of the server and again whenever it changes; null asks for nothing. */
export function useLoaded<T>(path: string | null, query: Query = {}): Loaded<T> {
  return useAnswer(path === null ? null : `${path}${searchOf(query)}`, null)
}

/**
 * A list of people with what is looked for in it. The words go in the body, to `…/cari`: a name or a
 * NIK never stands in an address. Without words it is the list itself.
 */
export function useSearched<T>(path: string, query: Query, text: string): Loaded<T> {
  const { cari: _, ...filters } = query
  return useAnswer(
    text === '' ? `${path}${searchOf(filters)}` : `${path}/cari`,
    text === '' ? null : searchBody(query, text),
  )
}

/** @param body null: GET */
function useAnswer<T>(url: string | null, body: string | null): Loaded<T> {
  const [state, setState] = useState<{
    value: T | null
    failure: Failure | null
    isLoading: boolean
  }>({ value: null, failure: null, isLoading: url !== null })
  const [round, setRound] = useState(0)
  const latest = useRef(0)
  const reload = useCallback(() => setRound((n) => n + 1), [])

  useEffect(() => {
    if (url === null) return
    latest.current += 1
    const mine = latest.current
    setState((before) => ({ ...before, isLoading: true }))
    const init = body === null ? { method: 'GET' } : { method: 'POST', headers: JSON_BODY, body }
    void request<T>(url, init).then((result) => {
      if (mine !== latest.current) return
      setState((before) =>
        result.ok
          ? { value: result.value, failure: null, isLoading: false }
          : {
              value: isWeather(result.error) ? before.value : null,
              failure: result.error,
              isLoading: false,
            },
      )
    })
  }, [url, body, round])

  return { value: state.value, failure: state.failure, isLoading: state.isLoading, reload }
}
