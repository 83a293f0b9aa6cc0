const EVENT = "devicechange"

/**
 * Creates something that listens for device changes from its constructor on, such as LiveKit's `Room`, so that it can be
 * collected when nobody else holds it. livekit-client 2.23 means to: its listener has a weak reference, but stands in a
 * scope that holds the room as well. So each room that was ever left, with all that hangs on it, stayed in the page.
 * @param devices `navigator.mediaDevices`, which browsers leave out of pages that are not secure
 */
export function forgettable<T extends object>(devices: EventTarget | undefined, create: () => T): T {
  if (!devices) return create()
  const caught: EventListener[] = []
  const add: EventTarget["addEventListener"] = (type, listener, options) => {
    if (type === EVENT && typeof listener === "function") caught.push(listener)
    else EventTarget.prototype.addEventListener.call(devices, type, listener, options)
  }
  Object.assign(devices, { addEventListener: add })
  let created: T
  try {
    created = create()
  } finally {
    Reflect.deleteProperty(devices, "addEventListener")
  }
  if (caught.length > 0) {
    listeners.set(created, caught)
    listenFor(new WeakRef(created), devices)
  }
  return created
}

/** What each would have been told, for as long as it is there itself. */
const listeners = new WeakMap<object, EventListener[]>()

/** A function of its own: where it stands, nothing else is in reach that it would hold. */
function listenFor(reference: WeakRef<object>, devices: EventTarget) {
  const tell = (event: Event) => {
    const alive = reference.deref()
    if (alive) for (const listener of listeners.get(alive) ?? []) listener(event)
    else devices.removeEventListener(EVENT, tell)
  }
  devices.addEventListener(EVENT, tell)
}
