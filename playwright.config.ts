import { defineConfig } from "@playwright/test"
import { findBrowser } from "./scripts/browser"

/** The production build under test, and the SFU that it uses: on ports of their own, beside a running `npm run dev`. */
const APP = "http://localhost:3100"
const SFU = "ws://localhost:7890"

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // The tests share one SFU and two cores: what they measure is media, which must not compete with itself.
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env.CI ? [["list"], ["html", { open: "never" }]] : "list",
  use: {
    baseURL: APP,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: findBrowser()?.path,
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--use-fake-device-for-media-stream=device-count=3",
        "--auto-select-tab-capture-source-by-title=Greenroom",
        // Without these, Chromium spends the first seconds on look-ups of its maker's hosts.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: [
    { command: "npx tsx scripts/e2e-sfu.ts", url: "http://localhost:7890", reuseExistingServer: false },
    {
      command: "npx next start -p 3100",
      url: APP,
      reuseExistingServer: false,
      env: { LIVEKIT_URL: SFU, LIVEKIT_API_KEY: "devkey", LIVEKIT_API_SECRET: "secret" },
      gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
    },
  ],
})
