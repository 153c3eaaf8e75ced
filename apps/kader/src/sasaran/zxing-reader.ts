import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

// Its default fetches from a CDN; ours lies beside the app and works without a network.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

const canvas = document.createElement('canvas')

/** One frame of the camera, read by zxing. */
export async function readWithZxing(video: HTMLVideoElement): Promise<string | null> {
  if (video.videoWidth === 0) return null
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  context.drawImage(video, 0, 0)
  const frame = context.getImageData(0, 0, canvas.width, canvas.height)
  const [first] = await readBarcodes(frame, { formats: ['QRCode'], maxNumberOfSymbols: 1 })
  return first?.text ?? null
}
