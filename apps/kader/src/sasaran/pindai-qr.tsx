import { parseQrText } from '@simpul/domain/sasaran/kartu-qr.ts'
import type { SasaranId } from '@simpul/domain/shared/ids.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { useEffect, useRef, useState } from 'react'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { loadQrReader } from './qr-reader.ts'
import { SASARAN_PESAN } from './sasaran.pesan.ts'

interface Props {
  /** Answers whether the card is known here. */
  readonly onFound: (id: SasaranId) => boolean
  readonly onClose: () => void
}

const EVERY_MS = 250

export function PindaiQr({ onFound, onClose }: Props) {
  const video = useRef<HTMLVideoElement>(null)
  const found = useRef(onFound)
  found.current = onFound
  const [text, setText] = useState<string>(SASARAN_PESAN.pindai_.siapkan)

  useEffect(() => {
    let isOver = false
    let stream: MediaStream | undefined

    async function scan() {
      const read = await loadQrReader()
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const screen = video.current
      if (isOver || !screen) return stop()
      screen.srcObject = stream
      await screen.play()
      setText(SASARAN_PESAN.pindai_.arahkan)
      while (!isOver) {
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
        if (isOver) return
        const content = await read(screen)
        if (content === null) continue
        const id = parseQrText(content)
        if (id === null) setText(SASARAN_PESAN.pindai_.bukanKartu)
        else if (!found.current(id)) setText(SASARAN_PESAN.pindai_.tidakDikenal)
      }
    }

    function stop() {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }

    scan().catch(() => !isOver && setText(SASARAN_PESAN.pindai_.tanpaKamera))
    return () => {
      isOver = true
      stop()
    }
  }, [])

  return (
    <div className="ui-kartu ui-tumpuk">
      <video
        ref={video}
        className="pindai"
        muted
        playsInline
        aria-label={SASARAN_PESAN.pindai_.judul}
      />
      <Notice isAlert>{text}</Notice>
      <Button isWide onTap={onClose}>
        {SIMPAN_PESAN.batal}
      </Button>
    </div>
  )
}
