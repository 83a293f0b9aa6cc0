import type { Feature } from "../feature"
import { AnnouncerProvider } from "./announcer-provider"

/** Says what happens in the call to those who don't see it. */
export const announcer: Feature = { id: "announcer", Provider: AnnouncerProvider }
