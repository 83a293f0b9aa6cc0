import { ConnectionState, Room } from "livekit-client"
import { afterEach, describe, expect, test, vi } from "vitest"
import { describeMessages, Outbox } from "./chat-provider"

describe("describeMessages", () => {
  const message = (name: string, text: string) => ({ name, text })

  test("reads out a few messages and counts many", () => {
    expect(describeMessages([message("Ada", "hello")])).toEqual(["Ada wrote: hello"])
    expect(describeMessages([message("Ada", "a"), message("Ada", "b"), message("Ada", "c")])).toEqual([
      "3 new messages from Ada",
    ])
    expect(describeMessages([message("Ada", "a"), message("Ben", "b"), message("Ada", "c")])).toEqual([
      "3 new messages",
    ])
  })
})

describe("Outbox", () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  function outboxOf(state: ConnectionState, sendText: () => Promise<unknown>) {
    const room = new Room()
    vi.spyOn(room, "state", "get").mockReturnValue(state)
    const send = vi.spyOn(room.localParticipant, "sendText").mockImplementation(sendText as never)
    const onLateSuccess = vi.fn()
    return { outbox: new Outbox(room, onLateSuccess), send, onLateSuccess }
  }

  test("sends text on LiveKit's chat topic, with an id that stays when it is sent again", async () => {
    const { outbox, send } = outboxOf(ConnectionState.Connected, () => Promise.resolve())
    expect(await outbox.send("1", "hello")).toBe("sent")
    expect(await outbox.send("1", "hello")).toBe("sent")
    expect(await outbox.send("2", "hello")).toBe("sent")
    expect(send).toHaveBeenCalledWith("hello", { topic: "lk.chat", attributes: expect.anything() })
    const [first, again, second] = send.mock.calls.map(
      ([, options]) => options?.attributes?.["greenroom.message_id"],
    )
    expect(again).toBe(first)
    expect(second).not.toBe(first)
  })

  test("fails without sending while reconnecting", async () => {
    const { outbox, send } = outboxOf(ConnectionState.Reconnecting, () => Promise.resolve())
    expect(await outbox.send("1", "hello")).toBe("failed")
    expect(send).not.toHaveBeenCalled()
  })

  test("fails when LiveKit rejects, and sends again then", async () => {
    const { outbox, send } = outboxOf(ConnectionState.Connected, () => Promise.reject(new Error("closed")))
    expect(await outbox.send("1", "hello")).toBe("failed")
    expect(await outbox.send("1", "hello")).toBe("failed")
    expect(send).toHaveBeenCalledTimes(2)
  })

  test("sends a slow message once, whether it is sent again or not", async () => {
    vi.useFakeTimers()
    let resolve = (): void => undefined
    const slow = new Promise<void>((onSent) => {
      resolve = onSent
    })
    const { outbox, send, onLateSuccess } = outboxOf(ConnectionState.Connected, () => slow)
    const delivery = outbox.send("1", "hello")
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await delivery).toBe("failed")

    const again = outbox.send("1", "hello")
    resolve()
    expect(await again).toBe("sent")
    expect(send).toHaveBeenCalledOnce()
    expect(onLateSuccess).toHaveBeenCalledExactlyOnceWith("1")
  })
})
