// The page can show parts of itself in another window, such as a picture-in-picture window: another document, whose events
// don't reach this window, and whose nodes are instances of that window's classes.

type Listening = { start: (target: Window) => void; stop: (target: Window) => void }

const otherWindows = new Set<Window>()
const listenings = new Set<Listening>()

/** Adds a window that shows a part of the page. Returns a function that removes it. */
export function addWindow(other: Window): () => void {
  otherWindows.add(other)
  for (const { start } of listenings) start(other)
  return () => {
    otherWindows.delete(other)
    for (const { stop } of listenings) stop(other)
  }
}

/**
 * Listens in this window and in all that show a part of the page, now or later.
 * @returns a function that removes the listeners
 */
export function listenInWindows<K extends keyof WindowEventMap>(
  type: K,
  listener: (event: WindowEventMap[K]) => void,
): () => void {
  const listening: Listening = {
    start: (target) => target.addEventListener(type, listener),
    stop: (target) => target.removeEventListener(type, listener),
  }
  for (const target of [window, ...otherWindows]) listening.start(target)
  listenings.add(listening)
  return () => {
    listenings.delete(listening)
    for (const target of [window, ...otherWindows]) listening.stop(target)
  }
}

/** Returns whether an event's target is an element, of any window: `instanceof` only knows this window's. */
export function isElement(target: EventTarget | null): target is Element {
  return target !== null && "nodeType" in target && target.nodeType === Node.ELEMENT_NODE
}

/** Whether an event belongs to a control inside of what listens to it. */
export function isOnControl(target: EventTarget | null): boolean {
  return isElement(target) && target.closest("button, input, [popover]") !== null
}

/** Returns the window that shows an element. */
export function windowOf(element: Element): Window & typeof globalThis {
  return element.ownerDocument.defaultView ?? window
}
