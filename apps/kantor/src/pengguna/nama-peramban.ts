const PERAMBAN = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const

const SISTEM = [
  [/Android/, 'HP Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
] as const

/**
 * How a browser introduces itself, as somebody would say it: *Chrome di Windows*. What is no browser's
 * line is the name a phone was given, and stays.
 */
export function namaPeramban(text: string): string {
  if (!text.startsWith('Mozilla/')) return text
  const peramban = PERAMBAN.find(([sign]) => sign.test(text))?.[1] ?? 'Peramban'
  const sistem = SISTEM.find(([sign]) => sign.test(text))?.[1]
  return sistem ? `${peramban} di ${sistem}` : peramban
}
