/** What the page notes about its call, in milliseconds since navigation began. */
export type Marks = {
  /** React listens to the page before a call: a name can be typed. */
  alive?: number
  /** The join button can be used: it is there, is enabled, has a name beside it and React listens to it. */
  usable?: number
  click?: number
  tokenAsked?: number
  tokenHere?: number
  socketOpened?: number
  socketAnswered?: number
  connected?: number
  track?: number
  frame?: number
}

declare global {
  interface Window {
    marks: Marks
    /** Kept once the first picture of somebody else is there. Who looks for it in each frame makes the page draw frames. */
    seen: Promise<void>
    /** How often React has changed the page. */
    commits: number
    /** Tasks that kept the page from answering for more than 50 ms. */
    longTasks: { start: number; duration: number }[]
    connections: RTCPeerConnection[]
  }
}

type Where = { nameField: string; join: string; clickAtOnce: boolean }

/**
 * Runs in the page before anything else, and works with any app: it listens at the platform's own doors. Passed as
 * text, so it may use nothing from outside.
 */
export function watch({ nameField, join, clickAtOnce }: Where): void {
  window.marks = {}
  window.commits = 0
  window.longTasks = []
  window.connections = []
  const mark = (name: keyof Marks) => {
    window.marks[name] ??= performance.now()
  }
  const seen = Promise.withResolvers<void>()
  window.seen = seen.promise

  // React tells the developer tools of each change, in production too.
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

  const isAlive = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps"))
  const isUsable = (button: HTMLButtonElement, field: HTMLInputElement) =>
    !button.disabled && button.ariaDisabled !== "true" && field.value !== "" && isAlive(button)
  const look = () => {
    const button = document.querySelector<HTMLButtonElement>(join)
    const field = document.querySelector<HTMLInputElement>(nameField)
    if (field && isAlive(field)) mark("alive")
    if (button && field && isUsable(button, field)) {
      mark("usable")
      if (clickAtOnce) button.click()
    } else requestAnimationFrame(look)
  }
  look()

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
    if (isToken) mark("tokenAsked")
    const response = await fetch(...request)
    if (isToken) mark("tokenHere")
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

  // The first picture of somebody else that a video element shows, where it can be seen.
  const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, "srcObject")
  const whenInSight = (video: HTMLVideoElement) => {
    if (video.checkVisibility({ visibilityProperty: true })) {
      mark("frame")
      seen.resolve()
    } else requestAnimationFrame(() => whenInSight(video))
  }
  Object.defineProperty(HTMLMediaElement.prototype, "srcObject", {
    ...source,
    set(this: HTMLMediaElement, stream: MediaProvider | null) {
      source?.set?.call(this, stream)
      if (!(this instanceof HTMLVideoElement) || !(stream instanceof MediaStream)) return
      const shown = () => {
        const [track] = stream.getVideoTracks()
        if (track && remote.has(track)) whenInSight(this)
        else this.requestVideoFrameCallback(shown)
      }
      this.requestVideoFrameCallback(shown)
    },
  })
}
