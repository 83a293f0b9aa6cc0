/**
 * What `asked` gives, or a TimeoutError where that takes too long. What comes later is nobody's.
 * @param patience in milliseconds
 */
export async function withPatience<T>(asked: Promise<T>, patience: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException("No answer", "TimeoutError")), patience)
  })
  try {
    return await Promise.race([asked, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
