const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const

/** A length of time as a person would say it, in its two largest units: “9 minutes 58 seconds”. */
export function durationText(seconds: number): string {
  let left = Math.max(0, Math.round(seconds))
  const first = UNITS.findIndex(([, length]) => left >= length)
  if (first < 0) return "0 seconds"
  return UNITS.slice(first, first + 2)
    .flatMap(([unit, length]) => {
      const count = Math.floor(left / length)
      left -= count * length
      return count === 0 ? [] : `${count} ${unit}${count === 1 ? "" : "s"}`
    })
    .join(" ")
}
