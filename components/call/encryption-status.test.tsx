// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import type { RemoteParticipant } from "livekit-client"
import { afterEach, beforeEach, expect, test } from "vitest"
import { type EncryptionState, plainCall, type Unencrypted } from "@/lib/room/encryption-watch"
import { Store } from "@/lib/room/store"
import { EncryptionContext, EncryptionStatus } from "./encryption-status"
import { FakeParticipant, stubResizeObserver, TestRoom } from "./test-support"

beforeEach(() => void stubResizeObserver())
afterEach(cleanup)

const ENCRYPTED: EncryptionState = { hasKey: true, isEncrypted: true, isChecking: false, unencrypted: [] }
const someone = (name: string, reason: Unencrypted) => ({
  participant: new FakeParticipant(name) as unknown as RemoteParticipant,
  reason,
})

function renderStatus(state: EncryptionState) {
  const store = new Store(state)
  render(
    <TestRoom>
      <EncryptionContext value={store}>
        <EncryptionStatus />
      </EncryptionContext>
    </TestRoom>,
  )
  return store
}

const mark = () => screen.queryByRole("button")?.textContent

test("says nothing in a call without encryption", () => {
  renderStatus(plainCall.get())
  expect(mark()).toBeUndefined()
})

test("follows what is known of everyone", () => {
  const store = renderStatus({ ...ENCRYPTED, isChecking: true })
  expect(mark()).toBe("Checking encryption…")
  act(() => store.set(ENCRYPTED))
  expect(mark()).toBe("End-to-end encrypted")
  act(() => store.set({ ...ENCRYPTED, unencrypted: [someone("Eve", "no-key")] }))
  expect(mark()).toBe("Not everyone is encrypted")
  act(() => store.set({ ...ENCRYPTED, hasKey: false }))
  expect(mark()).toBe("You’re not encrypted")
})

test("says who isn't encrypted and why, and what the server can read", async () => {
  renderStatus({
    ...ENCRYPTED,
    unencrypted: [
      someone("Eve", "no-key"),
      someone("Mallory", "no-key"),
      someone("Ben", "other-key"),
      someone("Cleo", "plain-tracks"),
    ],
  })
  await userEvent.click(screen.getByRole("button"))
  const { textContent } = screen.getByText(/Eve and Mallory/).parentElement ?? {}
  expect(textContent).toContain("Eve and Mallory don’t have the key.")
  expect(textContent).toContain("Ben has a different key.")
  expect(textContent).toContain("The video or audio of Cleo isn’t encrypted.")
  expect(textContent).toContain("The server can read names")
})

test("asks a user without a key to get the full link", async () => {
  renderStatus({ ...ENCRYPTED, hasKey: false })
  await userEvent.click(screen.getByRole("button"))
  expect(screen.getByText(/your link has no key\. Ask for the full link\./)).toBeTruthy()
})
