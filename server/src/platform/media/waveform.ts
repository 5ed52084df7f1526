const bars = 64
const binsPerSecond = 50

interface Peaks {
  /** Samples from -1 to 1, in order. */
  add(samples: Float32Array): void
  /** 64 numbers from 0 to 100; the loudest is 100, silence is all 0. */
  peaks(): number[]
}

/** Gathers how loud a recording is over its time without keeping the samples. */
export function peaksOf(samplesPerSecond: number): Peaks {
  const perBin = samplesPerSecond / binsPerSecond
  const bins: number[] = []
  let seen = 0
  return {
    add(samples) {
      for (const sample of samples) {
        const bin = Math.floor(seen / perBin)
        bins[bin] = Math.max(bins[bin] ?? 0, Math.abs(sample))
        seen += 1
      }
    },
    peaks() {
      const loudest = bins.reduce((most, bin) => Math.max(most, bin), 0)
      return Array.from({ length: bars }, (_, bar) => {
        const from = Math.floor((bar * bins.length) / bars)
        const to = Math.max(from + 1, Math.floor(((bar + 1) * bins.length) / bars))
        return loudest === 0 ? 0 : Math.round((Math.max(0, ...bins.slice(from, to)) / loudest) * 100)
      })
    },
  }
}
