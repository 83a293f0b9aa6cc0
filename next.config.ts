import type { NextConfig } from "next"
import { noIndex, securityHeaders, strictTransport } from "./lib/headers"

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  // Hosts other than localhost that may load the development server's files: set by `npm run dev -- --lan`.
  allowedDevOrigins: process.env.ALLOWED_DEV_ORIGINS?.split(",") ?? [],
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    {
      source: "/:path*",
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: [strictTransport],
    },
    { source: "/rooms/:path*", headers: [noIndex] },
    { source: "/api/:path*", headers: [noIndex] },
  ],
}

export default config
