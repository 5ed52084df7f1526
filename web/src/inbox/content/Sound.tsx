import { Pause, Play } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Attachment } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { useActions } from '../../keys/context.ts'
import { clock } from './clock.ts'

interface Props {
  attachment: Attachment & { url: string }
  label: string
}

const speeds = [1, 1.5, 2] as const
const barCount = 64

/** A recording: play, the waveform to jump in, the time, the speed. */
export function Sound({ attachment, label }: Props) {
  const t = useT()
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [length, setLength] = useState((attachment.durationMs ?? 0) / 1000)
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1)

  const source = useHeld(attachment.playableUrl ?? attachment.url, playing)

  const toggle = () => void (playing ? audio.current?.pause() : audio.current?.play())
  // The newest is at hand, and before it the one that is being listened to.
  useActions(() => ({ listen: toggle }))
  useActions(() => ({ listen: toggle }), playing || at > 0)
  const jump = (seconds: number) => {
    if (audio.current) audio.current.currentTime = seconds
    setAt(seconds)
  }
  const faster = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1
    if (audio.current) audio.current.playbackRate = next
    setSpeed(next)
  }
  return (
    <div className="sound">
      <audio
        ref={audio}
        src={source}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onEmptied={() => {
          setPlaying(false)
          setAt(0)
        }}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={({ currentTarget: { duration } }) => {
          if (Number.isFinite(duration)) setLength(duration)
        }}
      />
      <button
        type="button"
        className="btn icon"
        aria-label={t(playing ? 'content.pause' : 'content.play', { kind: label })}
        onClick={toggle}
      >
        {playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      </button>
      <div className="wave">
        <Wave peaks={attachment.waveform} heard={length > 0 ? at / length : 0} />
        <input
          type="range"
          min={0}
          max={Math.max(length, 0.1)}
          step={0.1}
          value={at}
          aria-label={t('content.position')}
          aria-valuetext={clock(at)}
          onChange={(event) => jump(event.currentTarget.valueAsNumber)}
        />
      </div>
      <span className="num text-xs text-muted">{clock(playing || at > 0 ? at : length)}</span>
      <button
        type="button"
        className="meta-btn num"
        aria-label={`${t('content.speed')} ×${speed}`}
        onClick={faster}
      >
        ×{speed}
      </button>
    </div>
  )
}

/** Another address, even of the same sound, would stop what plays: it waits until that has ended. */
function useHeld(address: string, playing: boolean): string {
  const held = useRef(address)
  if (!playing) held.current = address
  return held.current
}

function Wave({ peaks, heard }: { peaks: readonly number[] | null; heard: number }) {
  const bars = peaks ?? Array.from({ length: barCount }, () => 20)
  const all = bars.map(bar)
  const split = Math.round(heard * bars.length)
  return (
    <svg viewBox={`0 0 ${bars.length * 3} 100`} preserveAspectRatio="none" aria-hidden="true">
      <path className="heard" d={all.slice(0, split).join('')} />
      <path d={all.slice(split).join('')} />
    </svg>
  )
}

const bar = (peak: number, n: number): string => {
  const height = Math.max(peak, 6)
  return `M${n * 3} ${50 - height / 2}h2v${height}h-2z`
}
