import { parseArgs } from "node:util"

export type Options = {
  /** The parts to run; none means all. */
  parts: string[]
  /** Another running app to measure beside ours, and where it has its things. */
  against: string | undefined
  selectors: string
  runs: number
}

/** @throws with a sentence for whoever typed the command */
export function parseOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      against: { type: "string" },
      selectors: { type: "string", default: "bench/selectors/livekit-meet.json" },
      runs: { type: "string", default: "7" },
    },
  })
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs is a number from 1, not ${values.runs}.`)
  return { parts: positionals, against: values.against, selectors: values.selectors, runs }
}
