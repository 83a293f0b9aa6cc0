// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react"
import { createContext, type ReactNode, useContext } from "react"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import {
  type Feature,
  FeatureHeaderButtons,
  FeatureOverlays,
  FeatureProviders,
  ParticipantBadges,
  useFeatureControlButtons,
} from "./feature-slots"
import { FakeParticipant } from "./test-support"

const Broken = () => {
  throw new Error("Broken part")
}
const part = (text: string) => () => <p>{text}</p>

function AllSlots() {
  return (
    <>
      {useFeatureControlButtons()}
      <FeatureHeaderButtons />
      <FeatureOverlays />
      <ParticipantBadges participant={new FakeParticipant("Ada")} />
    </>
  )
}

function renderSlots(features: readonly Feature[]) {
  render(
    <FeatureProviders features={features}>
      <AllSlots />
    </FeatureProviders>,
  )
  return screen.queryAllByRole("paragraph").map(({ textContent }) => textContent)
}

beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => undefined))
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

describe("feature slots", () => {
  test("render the parts of all features in the order of the list", () => {
    const features: Feature[] = [
      { id: "hands", controlButtons: [part("hand button")], ParticipantBadge: part("hand badge") },
      { id: "nothing" },
      {
        id: "captions",
        controlButtons: [part("captions button"), part("transcript button")],
        HeaderButton: part("captions header"),
        Overlay: part("captions overlay"),
      },
    ]
    expect(renderSlots(features)).toEqual([
      "hand button",
      "captions button",
      "transcript button",
      "captions header",
      "captions overlay",
      "hand badge",
    ])
  })

  test("hide a part that throws and keep the others", () => {
    const broken: Feature = {
      id: "broken",
      controlButtons: [Broken, part("second button")],
      HeaderButton: Broken,
      Overlay: Broken,
      ParticipantBadge: Broken,
    }
    const intact: Feature = {
      ...broken,
      id: "intact",
      controlButtons: [part("button")],
      Overlay: part("overlay"),
    }
    expect(renderSlots([broken, intact])).toEqual(["second button", "button", "overlay"])
  })
})

const Path = createContext("")
const PathOverlay = () => useContext(Path)
const provider =
  (name: string) =>
  ({ children }: { children: ReactNode }) => <Path value={`${useContext(Path)}/${name}`}>{children}</Path>

describe("FeatureProviders", () => {
  test("puts the first feature's provider outermost", () => {
    const features: Feature[] = [
      { id: "first", Provider: provider("first") },
      { id: "second", Provider: provider("second"), Overlay: PathOverlay },
    ]
    render(
      <FeatureProviders features={features}>
        <FeatureOverlays />
      </FeatureProviders>,
    )
    expect(screen.getByText("/first/second")).toBeDefined()
  })
})
