/** Times of a page's events, in milliseconds since its navigation. */
export type Marks = {
  /** React has hydrated the name field. */
  hydrated?: number
  /** The join button is enabled and hydrated, and a name is entered. */
  joinable?: number
  click?: number
  tokenRequested?: number
  tokenReceived?: number
  socketOpened?: number
  socketAnswered?: number
  connected?: number
  track?: number
  frame?: number
}

declare global {
  interface Window {
    marks: Marks
    /** Resolves with the first frame of another participant. Polling in each frame would make the page draw more. */
    firstFrame: Promise<void>
    /** React's commits. */
    commits: number
    /** Tasks of 50 ms or more. */
    longTasks: { start: number; duration: number }[]
    connections: RTCPeerConnection[]
  }
}

type Where = { nameField: string; join: string; joinsAtOnce: boolean }

/**
 * Records what a page does. Runs in the page before its scripts, wraps the platform's APIs and thus works with any app.
 * Playwright passes it as text, so it can't use anything from outside.
 */
export function observePage({ nameField, join, joinsAtOnce }: Where): void {
  window.marks = {}
  window.commits = 0
  window.longTasks = []
  window.connections = []
  const mark = (name: keyof Marks) => {
    window.marks[name] ??= performance.now()
  }
  const firstFrame = Promise.withResolvers<void>()
  window.firstFrame = firstFrame.promise

  // React reports each commit to its developer tools, in production too.
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onScheduleFiberRoot: () => undefined,
      onCommitFiberRoot: () => {
        window.commits++
      },
      onPostCommitFiberRoot: () => undefined,
      onCommitFiberUnmount: () => undefined,
      checkDCE: () => undefined,
    },
  })

  new PerformanceObserver((list) => {
    for (const { startTime: start, duration } of list.getEntries()) window.longTasks.push({ start, duration })
  }).observe({ type: "longtask", buffered: true })

  const isHydrated = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps"))
  const isJoinable = (button: HTMLButtonElement, field: HTMLInputElement) =>
    !button.disabled && button.ariaDisabled !== "true" && field.value !== "" && isHydrated(button)
  const poll = () => {
    const button = document.querySelector<HTMLButtonElement>(join)
    const field = document.querySelector<HTMLInputElement>(nameField)
    if (field && isHydrated(field)) mark("hydrated")
    if (button && field && isJoinable(button, field)) {
      mark("joinable")
      if (joinsAtOnce) button.click()
    } else requestAnimationFrame(poll)
  }
  poll()

  addEventListener(
    "click",
    ({ target, timeStamp }) => {
      if (target instanceof Element && target.closest(join)) window.marks.click ??= timeStamp
    },
    { capture: true },
  )

  const fetch = window.fetch
  window.fetch = async (...request) => {
    const [target] = request
    const url = target instanceof Request ? target.url : String(target)
    const isToken = /\/api\/(token|connection-details)/.test(url)
    if (isToken) mark("tokenRequested")
    const response = await fetch(...request)
    if (isToken) mark("tokenReceived")
    return response
  }

  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener("open", () => mark("socketOpened"))
      this.addEventListener("message", () => mark("socketAnswered"))
    }
  }

  const remote = new Set<MediaStreamTrack>()
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      window.connections.push(this)
      this.addEventListener("connectionstatechange", () => {
        if (this.connectionState === "connected") mark("connected")
      })
      this.addEventListener("track", ({ track }) => {
        if (track.kind !== "video") return
        mark("track")
        remote.add(track)
      })
    }
  }

  // The first frame of a remote track that a visible video element shows.
  const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, "srcObject")
  const whenVisible = (video: HTMLVideoElement) => {
    if (video.checkVisibility({ visibilityProperty: true })) {
      mark("frame")
      firstFrame.resolve()
    } else requestAnimationFrame(() => whenVisible(video))
  }
  Object.defineProperty(HTMLMediaElement.prototype, "srcObject", {
    ...source,
    set(this: HTMLMediaElement, stream: MediaProvider | null) {
      source?.set?.call(this, stream)
      if (!(this instanceof HTMLVideoElement) || !(stream instanceof MediaStream)) return
      const shown = () => {
        const [track] = stream.getVideoTracks()
        if (track && remote.has(track)) whenVisible(this)
        else this.requestVideoFrameCallback(shown)
      }
      this.requestVideoFrameCallback(shown)
    },
  })
}
