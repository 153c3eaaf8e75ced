import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Tx } from '../db/database.ts'

const COOKIE = 'simpul_sesi'
/** A phone says with it whose of its sessions it means: kader who share a browser each have one. */
const PERANGKAT_HEADER = 'x-simpul-perangkat'
const SHAPE = /^(\d{2}\.\d{2})\.([A-Za-z0-9_-]{43})$/
const DAY_MS = 86_400_000
/** A phone may be months without a network; an office browser is shared. */
const PHONE_DAYS = 180
const BROWSER_DAYS = 14

interface SessionKey {
  readonly kabupatenKode: string
  readonly tokenHash: Buffer
}

export function sessionKeyOf(request: FastifyRequest): SessionKey | null {
  const match = SHAPE.exec(request.cookies[cookieName(perangkatOf(request))] ?? '')
  if (!match?.[1] || !match[2]) return null
  return { kabupatenKode: match[1], tokenHash: hashOf(match[2]) }
}

/** A session row; the token itself is only in what is returned. */
export async function openSession(
  tx: Tx,
  who: {
    readonly kabupatenKode: string
    readonly penggunaId: string
    readonly perangkatId: string | null
  },
  userAgent: string,
  now: number,
): Promise<{ readonly token: string; readonly tokenHash: Buffer; readonly expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const tokenHash = hashOf(token)
  const expiresAt = new Date(now + (who.perangkatId ? PHONE_DAYS : BROWSER_DAYS) * DAY_MS)
  await tx
    .insertInto('sesi')
    .values({
      kabupaten_kode: who.kabupatenKode,
      token_hash: tokenHash,
      pengguna_id: who.penggunaId,
      perangkat_id: who.perangkatId,
      user_agent: userAgent.slice(0, 200),
      created_at: new Date(now),
      last_seen_at: new Date(now),
      expires_at: expiresAt,
      revoked_at: null,
    })
    .execute()
  return { token, tokenHash, expiresAt }
}

export function setSessionCookie(
  reply: FastifyReply,
  who: { readonly kabupatenKode: string; readonly perangkatId: string | null },
  session: { readonly token: string; readonly expiresAt: Date },
): void {
  reply.setCookie(cookieName(who.perangkatId), `${who.kabupatenKode}.${session.token}`, {
    path: cookiePath(who.perangkatId),
    httpOnly: true,
    sameSite: 'lax',
    secure: reply.request.protocol === 'https',
    expires: session.expiresAt,
  })
}

/** The session that asked, and no other one of this browser. */
export function clearSessionCookie(reply: FastifyReply): void {
  const perangkatId = perangkatOf(reply.request)
  reply.clearCookie(cookieName(perangkatId), { path: cookiePath(perangkatId) })
}

/** null: the browser of an office, which says nothing. */
function perangkatOf(request: FastifyRequest): string | null {
  const value = request.headers[PERANGKAT_HEADER]
  return typeof value === 'string' ? value : null
}

function cookieName(perangkatId: string | null): string {
  return perangkatId === null ? COOKIE : `${COOKIE}_${perangkatId.toLowerCase()}`
}

function cookiePath(perangkatId: string | null): string {
  return perangkatId === null ? '/' : '/api'
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
