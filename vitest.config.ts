import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      // The package throws outside React's server condition; its empty twin is what Next resolves on the server.
      "server-only": here("./node_modules/server-only/empty.js"),
      "@": here("."),
    },
  },
  test: {
    include: ["{app,components,lib,scripts,bench}/**/*.test.{ts,tsx}", "*.test.ts"],
    passWithNoTests: false,
    // A busy machine is no failure.
    testTimeout: 20_000,
  },
})
