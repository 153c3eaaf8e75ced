/** Reads one QR code out of what a camera shows now; null when there is none. */
type QrReader = (video: HTMLVideoElement) => Promise<string | null>

interface Detector {
  detect: (source: CanvasImageSource) => Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorClass {
  new (options: { formats: readonly string[] }): Detector
  getSupportedFormats: () => Promise<readonly string[]>
}

declare global {
  interface Window {
    /** Not in every browser: Chrome on Android has it. */
    readonly BarcodeDetector?: DetectorClass
  }
}

/** The phone's own reader, else zxing, which is fetched only now. */
export async function loadQrReader(): Promise<QrReader> {
  const Own = window.BarcodeDetector
  if (Own && (await Own.getSupportedFormats()).includes('qr_code')) {
    const detector = new Own({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
  }
  const { readWithZxing } = await import('./zxing-reader.ts')
  return readWithZxing
}
