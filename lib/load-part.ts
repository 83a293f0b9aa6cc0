import { texts } from "./texts/errors"

/** Why a part of the page can't be loaded. `texts.parts` in lib/texts/errors.ts has the message for each. */
export type PartErrorCode = keyof typeof texts.parts

/** A part of the page that has a chunk of its own couldn't be loaded. Its message is shown to the user. */
export class PartError extends Error {
  override name = "PartError"

  constructor(
    readonly code: PartErrorCode,
    options?: ErrorOptions,
  ) {
    super(texts.parts[code], options)
  }
}

/** Where a build's files are. A new build replaces them, and most servers delete the old ones. */
const BUILD_FILES = "/_next/static/"
const PROBE_TIMEOUT_MS = 5000

/**
 * Loads a part of the page, usually by `import()`: use it for every one. The bundler fetches a chunk that failed again the
 * next time, but its error doesn't say why it failed, so this asks the server for the file.
 * @throws {PartError} if the part can't be loaded; its own errors are passed on
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  const { failedFiles, broken, stop } = watchFiles()
  try {
    return await Promise.race([load(), broken])
  } catch (error) {
    if (failedFiles.size === 0 && !isChunkError(error)) throw error
    throw await partError(failedFiles, error)
  } finally {
    stop()
  }
}

/** Whether an error is the bundler's for a chunk that it couldn't load. */
export function isChunkError(error: unknown): boolean {
  return error instanceof Error && error.name === "ChunkLoadError"
}

/** Returns the build's files that the server refused, for a worker, whose error names no file. */
export function failedBuildFiles(): string[] {
  const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[]
  return entries
    .filter(({ name, responseStatus }) => name.includes(BUILD_FILES) && responseStatus >= 400)
    .map(({ name }) => name)
}

/** Returns why files of the build couldn't be loaded. */
export async function partError(files: Iterable<string>, cause?: unknown): Promise<PartError> {
  for (const file of files) {
    try {
      // Replaces a damaged copy in the browser's cache.
      const response = await fetch(file, { cache: "reload", signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) })
      if (isGone(response)) return new PartError("new-version", { cause })
    } catch {
      break
    }
  }
  return new PartError(navigator.onLine ? "no-answer" : "offline", { cause })
}

/** Some servers answer with a page, and not 404, for a file that is gone. */
function isGone({ status, ok, headers }: Response): boolean {
  return status === 404 || status === 410 || (ok && !/javascript|css/.test(headers.get("content-type") ?? ""))
}

/** Collects the build's files that fail to load. `broken` rejects for one that isn't a script: the bundler would wait for it. */
function watchFiles() {
  const failedFiles = new Set<string>()
  let reject: (error: unknown) => void
  const broken = new Promise<never>((_, rejectBroken) => {
    reject = rejectBroken
  })
  const onError = (event: Event) => {
    const { target } = event
    if (target instanceof HTMLScriptElement) failedFiles.add(target.src)
    else if (target instanceof HTMLLinkElement) failedFiles.add(target.href)
    else if (event instanceof ErrorEvent && event.error instanceof SyntaxError) {
      if (!event.filename.includes(BUILD_FILES)) return
      failedFiles.add(event.filename)
      reject(event.error)
    }
  }
  // The errors of elements don't bubble. Tests without a DOM have no window.
  globalThis.addEventListener?.("error", onError, { capture: true })
  return {
    failedFiles,
    broken,
    stop: () => globalThis.removeEventListener?.("error", onError, { capture: true }),
  }
}
