import type { NextConfig } from "next"
import { apiHeaders, noIndex, pageHeaders, strictTransport } from "./lib/headers"

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  // Hosts other than localhost that may load the development server's files: set by `npm run dev -- --lan`.
  allowedDevOrigins: process.env.ALLOWED_DEV_ORIGINS?.split(",") ?? [],
  headers: async () => [
    { source: "/((?!api/).*)", headers: pageHeaders },
    {
      source: "/((?!api/).*)",
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: [strictTransport],
    },
    { source: "/rooms/:path*", headers: [noIndex] },
    { source: "/api/:path*", headers: apiHeaders },
  ],
}

export default config
