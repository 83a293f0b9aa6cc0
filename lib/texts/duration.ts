/** Returns a duration in words, such as “1 hour and 5 minutes”. */
export function duration(minutes: number): string {
  if (minutes < 1) return "less than a minute"
  const parts = [counted(Math.floor(minutes / 60), "hour"), counted(minutes % 60, "minute")]
  return parts.filter((part) => part !== undefined).join(" and ")
}

function counted(count: number, unit: string): string | undefined {
  if (count === 0) return undefined
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`
}
