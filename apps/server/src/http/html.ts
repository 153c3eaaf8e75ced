/** The one tagged template of pages that work without JavaScript: whatever is put in is escaped. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Html | null | readonly Html[]

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(
    strings.reduce(
      (text, string, i) => text + string + (i < parts.length ? render(parts[i] ?? null) : ''),
      '',
    ),
  )
}

function render(part: Part): string {
  if (part === null) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map((item) => item.text).join('')
  return String(part).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
}

const STYLE = `:root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1.5rem}
a.pilih{display:block;padding:1rem;margin:1rem 0;border:2px solid #6b2fa0;border-radius:.75rem;text-decoration:none;color:inherit}
a.pilih strong{color:#6b2fa0;display:block}label{display:block;margin:1rem 0 .25rem;font-weight:600}
input,select,button{font:inherit;padding:.6rem;width:100%;box-sizing:border-box;min-height:2.75rem}
button{background:#6b2fa0;color:#fff;border:0;border-radius:.5rem;margin-top:1.5rem}[role=alert]{border-left:4px solid #b3261e;padding:.5rem 1rem}
@media (prefers-color-scheme:dark){a.pilih strong{color:#c9a7ea}}`

export function page(title: string, body: Html): string {
  return html`<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${new Html(STYLE)}</style></head><body>${body}</body></html>`
    .text
}
