import type { NextConfig } from "next"
import { compileAhead } from "./lib/build/compile-ahead"

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  // The Dockerfile sets it: a folder that runs without node_modules. `next start` can't run such a build.
  ...(process.env.BUILD_STANDALONE && { output: "standalone" }),
  compiler: { runAfterProductionCompile: ({ distDir }) => compileAhead(distDir) },
  // Hosts other than localhost that may load the development server's files: set by `npm run dev -- --lan`.
  allowedDevOrigins: process.env.ALLOWED_DEV_ORIGINS?.split(",") ?? [],
}

export default config
