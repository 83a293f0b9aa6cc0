/** Whether an address can only be the machine that opens it. @param url a URL with a host */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    hostname.startsWith("127.")
  )
}
