import type { FastifyInstance } from 'fastify'

/** What the road does to one request. */
type Fault =
  | 'whole'
  /** the request never arrives */
  | 'lost'
  /** the server has done its work, the phone hears nothing */
  | 'answer_lost'
  /** the answer ends in its middle */
  | 'cut'
  /** the request arrives twice; the second answer is heard */
  | 'doubled'

interface Call {
  readonly url: string
  readonly body: unknown
  readonly fault: Fault
  /** null when nothing was heard */
  readonly status: number | null
  readonly reply: unknown
}

/**
 * The road between one phone and the server: no socket, the browser's cookies, and every fault that a
 * mast at the edge of a valley has. It follows its own list, so that a failing run can be read.
 */
export class Network {
  isUp = true
  readonly calls: Call[] = []
  readonly #app: () => FastifyInstance
  readonly #cookies = new Map<string, string>()
  #faults: Fault[] = []

  /** @param app asked anew for each request: a server may have been restored meanwhile */
  constructor(app: () => FastifyInstance) {
    this.#app = app
  }

  /** What happens to the next requests, one by one; after the list everything is whole. */
  next(...faults: readonly Fault[]): void {
    this.#faults.push(...faults)
  }

  callsTo(path: string): readonly Call[] {
    return this.calls.filter(({ url }) => url.startsWith(path))
  }

  forgetCookies(): void {
    this.#cookies.clear()
  }

  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = pathOf(input)
    const text = typeof init.body === 'string' ? init.body : undefined
    const body: unknown = text === undefined ? null : JSON.parse(text)
    const fault = this.isUp ? (this.#faults.shift() ?? 'whole') : 'lost'
    if (fault === 'lost') {
      this.calls.push({ url, body, fault, status: null, reply: null })
      throw new TypeError('Failed to fetch')
    }
    if (fault === 'doubled') await this.#ask(url, init, text)
    const answer = await this.#ask(url, init, text)
    const isHeard = fault === 'whole' || fault === 'doubled'
    this.calls.push({
      url,
      body,
      fault,
      status: isHeard ? answer.status : null,
      reply: isHeard ? readJson(answer.text) : null,
    })
    if (fault === 'answer_lost') throw new TypeError('network error')
    const heard =
      fault === 'cut' ? answer.text.slice(0, Math.floor(answer.text.length / 2)) : answer.text
    return new Response(heard, {
      status: answer.status,
      headers: { 'content-type': 'application/json' },
    })
  }

  async #ask(
    url: string,
    init: RequestInit,
    text: string | undefined,
  ): Promise<{ status: number; text: string }> {
    const headers: Record<string, string> = {}
    new Headers(init.headers).forEach((value, name) => {
      headers[name] = value
    })
    if (this.#cookies.size > 0) {
      headers['cookie'] = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    }
    const response = await this.#app().inject({
      method: methodOf(init.method),
      url,
      headers,
      ...(text === undefined ? {} : { payload: text }),
    })
    for (const { name, value } of response.cookies) {
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return { status: response.statusCode, text: response.body }
  }
}

function pathOf(input: RequestInfo | URL): string {
  const text = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url
  return text.replace(/^https?:\/\/[^/]+/, '')
}

function methodOf(method: string | undefined): 'GET' | 'POST' | 'PUT' | 'DELETE' {
  switch (method) {
    case undefined:
    case 'GET':
      return 'GET'
    case 'POST':
    case 'PUT':
    case 'DELETE':
      return method
    default:
      throw new Error(`the phone has no ${method}`)
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
