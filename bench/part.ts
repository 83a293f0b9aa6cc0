import type { Browser } from "@playwright/test"
import type { Subject } from "./subject"

/** What a part that looks at pages gets: a browser, and the apps, ours first, all with one LiveKit server behind them. */
export type Stage = { browser: Browser; subjects: Subject[]; sfu: Sfu; app: { pid: number }; runs: number }

export type Sfu = { url: string; key: string; secret: string; pid: number }

/** One figure of one app in one run. */
export type Measure = { what: string; unit: string; values: number[] }

/** What a part found, by app. */
export type Finding = { subject: string; measures: Measure[] }
