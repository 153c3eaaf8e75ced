import type { Page } from 'playwright-core'

/** A thumb needs this much, in CSS pixels. */
const THUMB_PX = 44
/** WCAG 2.2 AA: ordinary text, and text that is large or bold and nearly so. */
const CONTRAST = { text: 4.5, large: 3 }

/** A phone with its letters as shipped, and of somebody who made them larger in the settings. */
const HURUF = ['100%', '130%'] as const

/**
 * Looks at what stands on the screen now as somebody with a cracked phone in the sun would: nothing
 * pushes the page sideways, nothing is cut off, nothing to tap is smaller than a thumb, no text is
 * pale, and no state is said by colour alone. At both sizes of letters.
 * @returns one sentence for each thing that is wrong; an empty list is well
 */
export async function faultsOfScreen(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const size of HURUF) {
    await page.evaluate(
      (value) => document.documentElement.style.setProperty('font-size', value),
      size,
    )
    const faults = await page.evaluate(lookAtScreen, { thumb: THUMB_PX, contrast: CONTRAST })
    found.push(...faults.map((fault) => `${size}: ${fault}`))
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  return found
}

/** As `faultsOfScreen`, and the scenario ends here when something is wrong, naming the screen. */
export async function expectFits(page: Page, screen: string): Promise<void> {
  const faults = await faultsOfScreen(page)
  if (faults.length > 0) throw new Error(`${screen}:\n  ${faults.join('\n  ')}`)
}

interface Limits {
  readonly thumb: number
  readonly contrast: { readonly text: number; readonly large: number }
}

/** Runs in the page: everything it needs is inside it. */
function lookAtScreen({ thumb, contrast }: Limits): string[] {
  const faults: string[] = []
  const name = (element: Element) => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim()
    return `<${element.tagName.toLowerCase()} ${element.className}> “${words.replace(/\s+/g, ' ').slice(0, 40)}”`
  }
  const isShown = (element: Element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    element.getBoundingClientRect().width > 0
  const dialog = document.querySelector('dialog[open]')
  const scope = dialog ?? document.body
  const all = [...scope.querySelectorAll('*')].filter(isShown)

  // Sideways: only a box made for it may be wider than the screen.
  const scrolls = (element: Element) =>
    ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
  const isInsideScroller = (element: Element): boolean => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (scrolls(at)) return true
    }
    return false
  }
  // Not `innerWidth`: a phone zooms out until the whole page is in sight, and that grows with it.
  const screenWidth = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth > screenWidth) {
    const wide = all.filter(
      (element) =>
        element.getBoundingClientRect().right > screenWidth + 1 && !isInsideScroller(element),
    )
    faults.push(`the page scrolls sideways: ${wide.slice(0, 3).map(name).join(', ')}`)
  }

  for (const element of all) {
    const style = getComputedStyle(element)
    const hides = [style.overflowX, style.overflowY].some(
      (one) => one === 'hidden' || one === 'clip',
    )
    const isText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    )
    const box = element.getBoundingClientRect()
    const isCut =
      element.scrollWidth > box.width + 1 || element.scrollHeight > Math.ceil(box.height) + 1
    if (hides && isText && isCut) faults.push(`cut off: ${name(element)}`)
  }

  const targets = 'a[href], button, input, select, textarea, summary, [role="button"]'
  for (const element of scope.querySelectorAll(targets)) {
    if (!isShown(element)) continue
    // A radio or a check box is as large as the label around it.
    const box = (element.closest('label') ?? element).getBoundingClientRect()
    if (box.width + 0.5 < thumb || box.height + 0.5 < thumb)
      faults.push(
        `smaller than a thumb (${Math.round(box.width)}×${Math.round(box.height)}): ${name(element)}`,
      )
    const isNamed =
      (element.textContent ?? '').trim() !== '' ||
      element.hasAttribute('aria-label') ||
      ('labels' in element && element.labels instanceof NodeList && element.labels.length > 0)
    if (!isNamed) faults.push(`has no words: ${name(element)} ${element.id}`)
  }

  type Rgba = readonly [number, number, number, number]
  const rgba = (text: string): Rgba => {
    const parts = (/rgba?\(([^)]+)\)/.exec(text)?.[1] ?? '0,0,0,0').split(/[ ,/]+/).map(Number)
    return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, parts[3] ?? 1]
  }
  const over = (front: Rgba, back: Rgba): Rgba => {
    const mix = (at: 0 | 1 | 2) => front[at] * front[3] + back[at] * (1 - front[3])
    return [mix(0), mix(1), mix(2), 1]
  }
  const backOf = (element: Element): Rgba => {
    const layers: Rgba[] = []
    for (let at: Element | null = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor)
      layers.push(colour)
      if (colour[3] === 1) break
    }
    return layers.reduceRight<Rgba>((back, layer) => over(layer, back), [255, 255, 255, 1])
  }
  const light = ([red, green, blue]: Rgba) => {
    const part = (value: number) =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
  }
  const ratioOf = (a: Rgba, b: Rgba) => {
    const [high = 0, low = 0] = [light(a), light(b)].toSorted((x, y) => y - x)
    return (high + 0.05) / (low + 0.05)
  }
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || !node.textContent?.trim() || !isShown(element)) continue
    const style = getComputedStyle(element)
    if (element.closest('svg') || element.matches('option, :disabled')) continue
    const back = backOf(element)
    const [red, green, blue, alpha] = rgba(style.color)
    const front = over([red, green, blue, alpha * Number(style.opacity)], back)
    const size = Number.parseFloat(style.fontSize)
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const ratio = ratioOf(front, back)
    if (ratio + 0.01 < (isLarge ? contrast.large : contrast.text))
      faults.push(`pale (${ratio.toFixed(1)}:1): ${name(element)}`)
  }

  // Colour says nothing to who does not see it, or has the sun on the glass.
  for (const element of scope.querySelectorAll('[data-nada]')) {
    if (isShown(element) && !element.querySelector('svg'))
      faults.push(`says it by colour alone: ${name(element)}`)
  }

  const toast = document.querySelector('.ui-toast > span')
  if (toast && isShown(toast)) {
    const over = toast.getBoundingClientRect()
    for (const element of document.querySelectorAll('h1, .ui-bilah, .simpan-bawah')) {
      const box = element.getBoundingClientRect()
      if (box.top < over.bottom && over.top < box.bottom)
        faults.push(`the toast lies over ${name(element)}`)
    }
  }
  return [...new Set(faults)]
}
