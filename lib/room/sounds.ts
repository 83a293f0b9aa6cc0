const SAMPLE_RATE = 24_000
/** From the last note's start to silence. */
const FADE_SECONDS = 0.88

/** Notes by frequency in hertz and start in seconds. */
type Chime = { volume: number; notes: readonly { frequency: number; start: number }[] }

const CHIMES = {
  /** A rising third, like a doorbell. */
  test: {
    volume: 0.3,
    notes: [
      { frequency: 523.25, start: 0 },
      { frequency: 659.25, start: 0.22 },
    ],
  },
  // Softer than voices.
  joined: {
    volume: 0.08,
    notes: [
      { frequency: 587.33, start: 0 },
      { frequency: 880, start: 0.1 },
    ],
  },
  left: {
    volume: 0.08,
    notes: [
      { frequency: 880, start: 0 },
      { frequency: 587.33, start: 0.1 },
    ],
  },
  hand: { volume: 0.1, notes: [{ frequency: 739.99, start: 0 }] },
  message: {
    volume: 0.08,
    notes: [
      { frequency: 987.77, start: 0 },
      { frequency: 987.77, start: 0.12 },
    ],
  },
} satisfies Record<string, Chime>

export type SoundName = keyof typeof CHIMES

/** Returns a short chime as a WAV file (16-bit mono). A file, because audio elements can use a chosen speaker. */
export function soundFile(name: SoundName): Uint8Array<ArrayBuffer> {
  const { volume, notes }: Chime = CHIMES[name]
  const sampleCount = Math.round(SAMPLE_RATE * (FADE_SECONDS + Math.max(...notes.map(({ start }) => start))))
  const view = new DataView(new ArrayBuffer(44 + sampleCount * 2))
  const writeText = (offset: number, text: string) => {
    for (let i = 0; i < text.length; i++) view.setUint8(offset + i, text.charCodeAt(i))
  }
  writeText(0, "RIFF")
  view.setUint32(4, 36 + sampleCount * 2, true)
  writeText(8, "WAVEfmt ")
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, SAMPLE_RATE, true)
  view.setUint32(28, SAMPLE_RATE * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  writeText(36, "data")
  view.setUint32(40, sampleCount * 2, true)
  for (let i = 0; i < sampleCount; i++) {
    const sample = notes.reduce(
      (sum, note) => sum + noteAmplitude(i / SAMPLE_RATE - note.start, note.frequency),
      0,
    )
    view.setInt16(44 + i * 2, Math.round(sample * volume * 32_767), true)
  }
  return new Uint8Array(view.buffer)
}

/** Returns the amplitude of a struck note, which starts fast and fades slowly. */
function noteAmplitude(time: number, frequency: number): number {
  if (time < 0) return 0
  return Math.min(1, time * 100) * Math.exp(-5 * time) * Math.sin(2 * Math.PI * frequency * time)
}

/**
 * Plays a sound to its end.
 * @param speaker the speaker's device id; empty for the system default
 * @throws if that speaker can't be used
 */
export async function playSound(name: SoundName, speaker: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([soundFile(name)], { type: "audio/wav" }))
  try {
    const audio = new Audio(url)
    // LiveKit calls the system default “default”, also where no speaker can be chosen.
    if (speaker && speaker !== "default") await audio.setSinkId(speaker)
    await new Promise<void>((resolve, reject) => {
      audio.onended = () => resolve()
      audio.onerror = () => reject(new Error("Couldn't play the sound"))
      audio.play().catch(reject)
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}
