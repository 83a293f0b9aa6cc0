import { median } from "./median"

export type Sample = { name: string; value: number }

/**
 * A table's rows: median, spread, and the ratio of each median to that of `base`. Ratios travel between machines;
 * the figures themselves don't.
 */
export function summary(samples: Sample[], base: string) {
  const names = [...new Set(samples.map(({ name }) => name))]
  const medians = new Map(names.map((name) => [name, median(valuesOf(samples, name))]))
  return names.map((name) => {
    const values = valuesOf(samples, name)
    return {
      target: name,
      median: Math.round(medians.get(name) ?? 0),
      lowest: Math.round(Math.min(...values)),
      highest: Math.round(Math.max(...values)),
      ratio: ((medians.get(name) ?? 0) / (medians.get(base) ?? 0)).toFixed(2),
    }
  })
}

const valuesOf = (samples: Sample[], wanted: string) =>
  samples.filter(({ name }) => name === wanted).map(({ value }) => value)
