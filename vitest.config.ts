import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      // The package throws outside React's server condition. Next.js resolves it to this file on the server.
      "server-only": here("./node_modules/server-only/empty.js"),
      "@": here("."),
    },
  },
  test: {
    include: ["{app,components,features,lib,scripts}/**/*.test.{ts,tsx}", "*.test.ts"],
    passWithNoTests: false,
    // Tests should not fail because the machine is busy.
    testTimeout: 20_000,
  },
})
