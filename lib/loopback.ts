/** Whether a URL always points to the machine that opens it. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    hostname.startsWith("127.")
  )
}
