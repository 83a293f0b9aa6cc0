const SAMPLE_RATE = 24_000
const DURATION_SECONDS = 1.1
/** A rising third, like a doorbell: frequency in hertz and start in seconds. */
const NOTES = [
  { frequency: 523.25, start: 0 },
  { frequency: 659.25, start: 0.22 },
]

/** Returns a short chime as a WAV file (16-bit mono). A file, because audio elements can use a chosen speaker. */
export function testSound(): Uint8Array<ArrayBuffer> {
  const sampleCount = Math.round(SAMPLE_RATE * DURATION_SECONDS)
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
    const sample = NOTES.reduce((sum, note) => sum + chime(i / SAMPLE_RATE - note.start, note.frequency), 0)
    view.setInt16(44 + i * 2, Math.round(sample * 0.3 * 32_767), true)
  }
  return new Uint8Array(view.buffer)
}

/** Returns the amplitude of a struck note, which starts fast and fades slowly. */
function chime(time: number, frequency: number): number {
  if (time < 0) return 0
  return Math.min(1, time * 100) * Math.exp(-5 * time) * Math.sin(2 * Math.PI * frequency * time)
}

/**
 * Plays a WAV file to its end.
 * @param speaker the speaker's device id; empty for the system default
 * @throws if that speaker can't be used
 */
export async function playSound(wav: Uint8Array<ArrayBuffer>, speaker: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([wav], { type: "audio/wav" }))
  try {
    const audio = new Audio(url)
    if (speaker) await audio.setSinkId(speaker)
    await new Promise<void>((resolve, reject) => {
      audio.onended = () => resolve()
      audio.onerror = () => reject(new Error("Couldn't play the sound"))
      audio.play().catch(reject)
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}
