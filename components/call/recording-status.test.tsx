// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react"
import { ConnectionState, Room, RoomEvent } from "livekit-client"
import { type ReactNode, useEffect } from "react"
import { afterEach, expect, test, vi } from "vitest"
import { RecordingStatus, TilesRecordingStatus } from "./recording-status"
import { TestRoom } from "./test-support"
import { TilesPortal, TilesWindowProvider, useTilesWindow } from "./tiles-window"

afterEach(cleanup)

function setRecording(room: Room, isRecording: boolean) {
  vi.spyOn(room, "isRecording", "get").mockReturnValue(isRecording)
  act(() => void room.emit(RoomEvent.RecordingStatusChanged, isRecording))
}

test("marks the call while it is being recorded, also after a reconnect", () => {
  const room = new Room()
  render(
    <TestRoom room={room}>
      <RecordingStatus />
    </TestRoom>,
  )
  expect(screen.queryByText("Recording")).toBeNull()
  setRecording(room, true)
  expect(screen.getByText("Recording")).toBeTruthy()
  for (const state of [ConnectionState.Reconnecting, ConnectionState.Connected]) {
    act(() => void room.emit(RoomEvent.ConnectionStateChanged, state))
    expect(screen.getByText("Recording")).toBeTruthy()
  }
  setRecording(room, false)
  expect(screen.queryByText("Recording")).toBeNull()
})

function OpenTilesWindow({ tilesWindow, children }: { tilesWindow: Window; children: ReactNode }) {
  const { setTilesWindow } = useTilesWindow()
  useEffect(() => setTilesWindow(tilesWindow), [setTilesWindow, tilesWindow])
  return children
}

test("marks the tiles in a window of their own", () => {
  // A frame stands in for the window.
  const frame = document.body.appendChild(document.createElement("iframe"))
  if (!frame.contentWindow) throw new Error("The frame has no window")
  const room = new Room()
  setRecording(room, true)
  render(
    <TestRoom room={room}>
      <TilesWindowProvider>
        <OpenTilesWindow tilesWindow={frame.contentWindow}>
          <TilesPortal>
            <TilesRecordingStatus />
          </TilesPortal>
        </OpenTilesWindow>
      </TilesWindowProvider>
    </TestRoom>,
  )
  const mark = within(frame.contentWindow.document.body).getByText("Recording")
  expect(mark.closest(".hidden")).toBeNull()
  cleanup()
  frame.remove()
})
