import type { NextConfig } from "next"

const config: NextConfig = {
  // To serve the app under a path, such as "/meet", set it here.
  basePath: "",
  reactStrictMode: true,
  poweredByHeader: false,
  // proxy.ts redirects pages. A redirected preflight (`OPTIONS /api/token/`) fails in browsers.
  skipTrailingSlashRedirect: true,
  // The optimizer is for files that pages import, such as `import logo from "./logo.png"`.
  images: { localPatterns: [{ pathname: "/_next/static/media/**" }] },
  typedRoutes: true,
  // Only the Dockerfile sets it, for a folder that runs without node_modules. `next start` can't run such a build.
  ...(process.env.BUILD_STANDALONE && { output: "standalone" }),
  // Next's badge would cover the footer or the control bar: on a phone there is no free corner. Errors still show.
  devIndicators: false,
  // Hosts other than localhost that may load the development server's files: set by `npm run dev -- --lan`.
  allowedDevOrigins: process.env.ALLOWED_DEV_ORIGINS?.split(",") ?? [],
}

// lib/app-path.ts reads it: Next doesn't tell pages their base path.
export default { ...config, env: { APP_BASE_PATH: config.basePath ?? "" } } satisfies NextConfig
