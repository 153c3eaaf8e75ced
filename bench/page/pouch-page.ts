// @ts-expect-error The peer's package carries no types.
import PouchDB from 'pouchdb-browser'

/**
 * A first replication as the Community Health Toolkit's phones do it: the list of ids, then
 * `_bulk_get` of a hundred at a time, each batch written with `new_edits: false`.
 */
async function first(url: string): Promise<{ ms: number; requests: number; docs: number }> {
  const started = performance.now()
  const local = new PouchDB(`first-${Date.now()}`)
  let requests = 1
  const list = (await (await fetch(`${url}/_all_docs`)).json()) as {
    rows: { id: string; value: { rev: string } }[]
  }
  for (let start = 0; start < list.rows.length; start += 100) {
    const docs = list.rows
      .slice(start, start + 100)
      .map((row) => ({ id: row.id, rev: row.value.rev }))
    requests += 1
    const answer = await fetch(`${url}/_bulk_get?revs=true&attachments=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ docs }),
    })
    const found = (await answer.json()) as { results: { docs: { ok: object }[] }[] }
    await local.bulkDocs(
      found.results.flatMap((result) => result.docs.map((doc) => doc.ok)),
      { new_edits: false },
    )
  }
  const { doc_count } = (await local.info()) as { doc_count: number }
  return { ms: performance.now() - started, requests, docs: doc_count }
}

/** A day's work of one kader: written to the phone's database beforehand, then replicated to the server. */
async function pushDay(url: string, docs: readonly object[]): Promise<{ ms: number }> {
  const local = new PouchDB(`push-${Date.now()}`)
  await local.bulkDocs(docs)
  const started = performance.now()
  await local.replicate.to(url, { batch_size: 100 })
  return { ms: performance.now() - started }
}

/** Asking for news when there is none, so many times. */
async function idle(url: string, times: number): Promise<readonly number[]> {
  const local = new PouchDB(`idle-${Date.now()}`)
  await local.replicate.from(url, { batch_size: 100 })
  const took: number[] = []
  for (let i = 0; i < times; i += 1) {
    const started = performance.now()
    await local.replicate.from(url, { batch_size: 100 })
    took.push(performance.now() - started)
  }
  return took
}

Object.assign(window, { pouch: { first, pushDay, idle } })
