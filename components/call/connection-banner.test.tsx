// @vitest-environment jsdom
import { SessionProvider, type UseSessionReturn } from "@livekit/components-react"
import { cleanup, render, screen } from "@testing-library/react"
import { ConnectionState, Room } from "livekit-client"
import { afterEach, expect, test } from "vitest"
import { AnnouncerProvider, CallToasts } from "./announcer"
import { ConnectionBanner } from "./connection-banner"

afterEach(cleanup)

const room = new Room()

function view(connectionState: ConnectionState) {
  return (
    <SessionProvider session={{ room, connectionState } as UseSessionReturn}>
      <AnnouncerProvider>
        <ConnectionBanner />
        <CallToasts />
      </AnnouncerProvider>
    </SessionProvider>
  )
}

test("says that the connection is lost, and that it is back", () => {
  const { rerender } = render(view(ConnectionState.Connecting))
  rerender(view(ConnectionState.Connected))
  expect(screen.getByRole("log").textContent).toBe("")
  rerender(view(ConnectionState.Reconnecting))
  expect(screen.getByRole("status").textContent).toBe("Your connection dropped. Reconnecting…")
  rerender(view(ConnectionState.Connected))
  expect(screen.getByRole("status").textContent).toBe("")
  expect(screen.getByRole("log").textContent).toBe("You’re connected again")
  expect(screen.getByRole("region", { name: "Notifications" }).textContent).toBe("You’re connected again")
})
