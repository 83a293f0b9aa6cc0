const RATE = 24_000
/** A rising third, as a doorbell has it: frequency in hertz and start in seconds. */
const NOTES = [
  { frequency: 523.25, start: 0 },
  { frequency: 659.25, start: 0.22 },
]
const SECONDS = 1.1

/** A short chime as a WAV file: 16-bit mono. A file, because an audio element can be sent to a chosen speaker. */
export function testSound(): Uint8Array<ArrayBuffer> {
  const count = Math.round(RATE * SECONDS)
  const view = new DataView(new ArrayBuffer(44 + count * 2))
  const text = (offset: number, letters: string) => {
    for (let i = 0; i < letters.length; i++) view.setUint8(offset + i, letters.charCodeAt(i))
  }
  text(0, "RIFF")
  view.setUint32(4, 36 + count * 2, true)
  text(8, "WAVEfmt ")
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, "data")
  view.setUint32(40, count * 2, true)
  for (let i = 0; i < count; i++) {
    const sample = NOTES.reduce((sum, note) => sum + chime(i / RATE - note.start, note.frequency), 0)
    view.setInt16(44 + i * 2, Math.round(sample * 0.3 * 32_767), true)
  }
  return new Uint8Array(view.buffer)
}

/** A struck note: quickly there, slowly gone. */
function chime(time: number, frequency: number): number {
  if (time < 0) return 0
  return Math.min(1, time * 100) * Math.exp(-5 * time) * Math.sin(2 * Math.PI * frequency * time)
}
