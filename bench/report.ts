import { keep } from "./keep"
import { machine } from "./machine"
import { median } from "./median"
import type { Finding } from "./part"

/** Prints what a part found as a table, with ratios of ours to each other app's, and keeps all of it as JSON. */
export function report(part: string, about: string, findings: Finding[], browser?: string) {
  const circumstances = { part, about, ...machine(), ...(browser && { browser: `Chromium ${browser}` }) }
  console.log(`\n${part}: ${about}`)
  console.log(`${circumstances.cpu}, Node ${process.version}${browser ? `, Chromium ${browser}` : ""}`)
  const [ours, ...others] = findings
  console.table(
    findings.flatMap(({ subject, measures }) =>
      measures.map(({ what, unit, values }) => {
        const row = { app: subject, what: `${what} (${unit})`, ...spread(values) }
        const theirs = others[0]?.measures.find((measure) => measure.what === what)
        return ours?.subject === subject && theirs
          ? { ...row, ratio: (median(values) / median(theirs.values)).toFixed(2) }
          : row
      }),
    ),
  )
  keep(part, { ...circumstances, findings })
}

const spread = (values: number[]) => ({
  median: shown(median(values)),
  lowest: shown(Math.min(...values)),
  highest: shown(Math.max(...values)),
})

const shown = (value: number) => (Math.abs(value) < 20 ? Math.round(value * 100) / 100 : Math.round(value))
