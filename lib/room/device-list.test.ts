import { expect, test } from "vitest"
import { DeviceList } from "./device-list"

function fakeMedia(devices: Partial<MediaDeviceInfo>[]) {
  const target = new EventTarget()
  return {
    devices,
    plug(...next: Partial<MediaDeviceInfo>[]) {
      this.devices = next
      target.dispatchEvent(new Event("devicechange"))
    },
    enumerateDevices() {
      return Promise.resolve(this.devices as MediaDeviceInfo[])
    },
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
  }
}

const camera = { kind: "videoinput", deviceId: "cam", label: "Camera" } as const

test("devices without a name are left out: they were not allowed yet", async () => {
  const list = new DeviceList(fakeMedia([{ kind: "videoinput", deviceId: "", label: "" }, camera]))
  await list.refresh()
  expect(list.getState()).toEqual([camera])
})

test("what is plugged in while somebody listens appears, and afterwards not", async () => {
  const media = fakeMedia([])
  const list = new DeviceList(media)
  let heard = () => {}
  const changed = new Promise<void>((resolve) => {
    heard = resolve
  })
  const stop = list.subscribe(() => heard())
  media.plug(camera)
  await changed
  expect(list.getState()).toEqual([camera])
  stop()
  media.plug()
  await Promise.resolve()
  expect(list.getState()).toEqual([camera])
})

test("without devices, and where they can't be listed, the list is empty", async () => {
  const insecure = new DeviceList(undefined)
  await insecure.refresh()
  expect(insecure.getState()).toEqual([])
  const failing = new DeviceList({
    ...fakeMedia([]),
    enumerateDevices: () => Promise.reject(new DOMException("no", "InvalidStateError")),
  })
  await failing.refresh()
  expect(failing.getState()).toEqual([])
})
