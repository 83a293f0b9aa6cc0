import type { Feature } from "../feature"
import { AnnouncerProvider } from "./announcer-provider"

/** Says what happens in the call to those who don't see it. First of all: the others speak through it. */
export const announcer: Feature = { id: "announcer", order: 0, Provider: AnnouncerProvider }
