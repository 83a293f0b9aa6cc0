/** Whether an origin means another machine on each machine that it is opened on. */
export function isLocalhost(origin: string): boolean {
  const { hostname } = new URL(origin)
  return hostname === "localhost" || hostname.endsWith(".localhost") || /^(127\.|\[::1\])/.test(hostname)
}
