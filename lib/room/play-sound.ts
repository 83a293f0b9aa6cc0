/**
 * Plays a WAV file on a speaker, to its end.
 * @param speaker the device's id; empty for the system's own
 * @throws when that speaker can't be used
 */
export async function playSound(wav: Uint8Array<ArrayBuffer>, speaker: string): Promise<void> {
  const address = URL.createObjectURL(new Blob([wav], { type: "audio/wav" }))
  try {
    const audio = new Audio(address)
    if (speaker) await audio.setSinkId(speaker)
    await new Promise<void>((resolve, reject) => {
      audio.onended = () => resolve()
      audio.onerror = () => reject(new Error("The sound could not be played."))
      audio.play().catch(reject)
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}
