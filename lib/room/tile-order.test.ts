import fc from "fast-check"
import { type Participant, ParticipantKind, type Room, Track, type TrackPublication } from "livekit-client"
import { describe, expect, test } from "vitest"
import {
  bringInSpeakers,
  keepOrder,
  NO_CHOICE,
  type OrderedTile,
  pinnedKey,
  speakerKey,
  tileKey,
  tileTracks,
  togglePin,
} from "./tile-order"

const { Camera, ScreenShare, Microphone } = Track.Source

function participant(identity: string, ...sources: Track.Source[]): Participant {
  const publications = new Map(sources.map((source) => [source, { source } as TrackPublication]))
  return {
    identity,
    getTrackPublication: (source: Track.Source) => publications.get(source),
  } as unknown as Participant
}

function describeTiles(own: Participant, ...others: Participant[]) {
  const room = {
    localParticipant: own,
    remoteParticipants: new Map(others.map((one) => [one.identity, one])),
  }
  return tileTracks(room as unknown as Room).map(
    ({ participant, source, publication }) =>
      `${participant.identity} ${source} ${publication ? "on" : "off"}`,
  )
}

describe("tileTracks", () => {
  test("returns a tile per participant and per shared screen, those with video first", () => {
    const ada = participant("ada", Microphone)
    const ben = participant("ben", Camera, ScreenShare)
    expect(describeTiles(ada, ben, participant("cleo"))).toEqual([
      "ben camera on",
      "ben screen_share on",
      "ada camera off",
      "cleo camera off",
    ])
  })

  test("gives no tile to a recorder, and an agent and its avatar one", () => {
    const { EGRESS, AGENT } = ParticipantKind
    const egress = Object.assign(participant("egress", Camera), { kind: EGRESS })
    const agent = Object.assign(participant("agent"), { kind: AGENT, attributes: {} })
    const avatar = Object.assign(participant("avatar", Camera), {
      kind: AGENT,
      attributes: { "lk.publish_on_behalf": "agent" },
    })
    const ada = participant("ada")
    expect(describeTiles(ada, egress, avatar, agent)).toEqual(["agent camera on", "ada camera off"])
    expect(describeTiles(ada, agent)).toEqual(["ada camera off", "agent camera off"])
    expect(describeTiles(ada, avatar)).toEqual(["avatar camera on", "ada camera off"])
  })

  test("limits tiles without video, but includes speakers", () => {
    const crowd = Array.from({ length: 1000 }, (_, index) => participant(`one-${index}`))
    const speaker = Object.assign(participant("speaker"), { isSpeaking: true })
    const all = describeTiles(participant("ada"), ...crowd, speaker, participant("ben", Camera))
    expect(all).toHaveLength(202)
    expect(all).toEqual(expect.arrayContaining(["ada camera off", "speaker camera off", "ben camera on"]))
  })

  test("leaves out the local participant before the room is joined", () => {
    expect(describeTiles(participant(""))).toEqual([])
  })
})

describe("keepOrder", () => {
  test("puts new tiles last and closes gaps", () => {
    expect(keepOrder(["me", "ada", "ben"], ["cleo", "ben", "me"])).toEqual(["me", "ben", "cleo"])
  })
})

/** Returns the order of tiles that are written as `me`, `ada!` for a speaker or `ada#` for a screen. */
function order(tiles: string, perPage: number, focused?: string): string {
  const parsed = tiles.split(" ").map((tile): OrderedTile => {
    const key = tile.replace(/!$/, "")
    return { key, isSpeaking: tile.endsWith("!"), keepsPlace: key === "me" || key.endsWith("#") }
  })
  return bringInSpeakers(parsed, focused, perPage)
    .map(({ key }) => key)
    .join(" ")
}

describe("bringInSpeakers", () => {
  test("moves no tile while all fit on the first page", () => {
    expect(order("me ada ben!", 3)).toBe("me ada ben")
  })

  test("swaps a speaker on a later page with the last silent tile of the first page", () => {
    expect(order("me ada ben! cleo dev!", 3)).toBe("me dev ben cleo ada")
  })

  test("keeps the local participant’s tile, shared screens and other speakers", () => {
    expect(order("me ada! ben!", 2)).toBe("me ada ben")
    expect(order("me screen# ben!", 2)).toBe("me screen# ben")
  })

  test("counts the places of the strip without the large tile", () => {
    expect(order("me screen# ada ben cleo!", 3, "screen#")).toBe("me screen# ada cleo ben")
    expect(order("me ada ben cleo screen# dev!", 3, "screen#")).toBe("me ada dev cleo screen# ben")
    expect(order("me ada ben cleo!", 3, "cleo")).toBe("me ada ben cleo")
  })

  test("a strip with one place shows the speaker", () => {
    expect(order("me screen# ada!", 1, "screen#")).toBe("ada screen# me")
  })

  test("returns every tile exactly once", () => {
    const tiles = fc.uniqueArray(
      fc.record({ key: fc.string(), isSpeaking: fc.boolean(), keepsPlace: fc.boolean() }),
      { selector: ({ key }) => key },
    )
    fc.assert(
      fc.property(tiles, fc.option(fc.nat(9)), fc.integer({ min: 1, max: 9 }), (tiles, at, perPage) => {
        const focused = at === null ? undefined : tiles[at]?.key
        const ordered = bringInSpeakers(tiles, focused, perPage)
        expect(ordered.map(({ key }) => key).sort()).toEqual(tiles.map(({ key }) => key).sort())
      }),
    )
  })
})

const ada = { key: tileKey("ada", "camera"), isScreen: false }
const ben = { key: tileKey("ben", "camera"), isScreen: false }
const adasScreen = { key: tileKey("ada", "screen_share"), isScreen: true }
const bensScreen = { key: tileKey("ben", "screen_share"), isScreen: true }

describe("pinnedKey", () => {
  test("returns undefined until a screen is shared or a tile pinned", () => {
    expect(pinnedKey([ada, ben], NO_CHOICE, "auto")).toBeUndefined()
  })

  test("returns the latest shared screen", () => {
    expect(pinnedKey([ada, adasScreen, ben, bensScreen], NO_CHOICE, "auto")).toBe(bensScreen.key)
  })

  test("prefers a pinned tile to a shared screen until it is gone", () => {
    const choice = togglePin([ada, ben, bensScreen], NO_CHOICE, ada.key, "auto")
    expect(pinnedKey([ada, ben, bensScreen], choice, "auto")).toBe(ada.key)
    expect(pinnedKey([ben, bensScreen], choice, "auto")).toBe(bensScreen.key)
  })

  test("returns no shared screen in a grid, but a pinned one", () => {
    expect(pinnedKey([ada, bensScreen], NO_CHOICE, "grid")).toBeUndefined()
    const choice = togglePin([ada, bensScreen], NO_CHOICE, bensScreen.key, "grid")
    expect(pinnedKey([ada, bensScreen], choice, "grid")).toBe(bensScreen.key)
  })
})

describe("speakerKey", () => {
  const own = { ...ada, isSpeaking: true, isOwn: true }
  const silent = { ...ben, isSpeaking: false, isOwn: false }
  const speaker = { key: tileKey("cleo", "camera"), isScreen: false, isSpeaking: true, isOwn: false }

  test("returns who speaks, then who spoke last, never oneself beside others", () => {
    expect(speakerKey([own, silent, speaker], silent.key)).toBe(speaker.key)
    expect(speakerKey([own, silent, { ...speaker, isSpeaking: false }], speaker.key)).toBe(speaker.key)
    expect(speakerKey([own, silent], undefined)).toBe(silent.key)
    expect(speakerKey([own], silent.key)).toBe(own.key)
    expect(speakerKey([], undefined)).toBeUndefined()
  })

  test("stays with a speaker while others speak too", () => {
    const other = { ...silent, isSpeaking: true }
    expect(speakerKey([own, other, speaker], speaker.key)).toBe(speaker.key)
  })
})

describe("togglePin", () => {
  test("returns to the grid on unpinning, even while a screen is shared", () => {
    const tiles = [ada, ben, bensScreen]
    const pinned = togglePin(tiles, NO_CHOICE, ada.key, "auto")
    expect(pinnedKey(tiles, togglePin(tiles, pinned, ada.key, "auto"), "auto")).toBeUndefined()
  })

  test("keeps an unpinned screen in the grid, but shows a new one", () => {
    const choice = togglePin([ada, ben, bensScreen], NO_CHOICE, bensScreen.key, "auto")
    expect(pinnedKey([ada, ben, bensScreen], choice, "auto")).toBeUndefined()
    expect(pinnedKey([ada, ben, bensScreen, adasScreen], choice, "auto")).toBe(adasScreen.key)
  })
})
