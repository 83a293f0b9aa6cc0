import { defineConfig } from "@playwright/test"
import { site } from "./lib/site"
import { findBrowser } from "./scripts/install/browser"
import { absentFeatures } from "./scripts/repository/source"

/** The production build under test and its SFU. Their ports leave those of `npm run dev` free. */
const APP = "http://localhost:3100"
const SFU = "ws://localhost:7890"

export default defineConfig({
  testDir: "e2e",
  // Tests in folders have configs of their own.
  testIgnore: "e2e/*/**",
  // Skips tests tagged with a feature that was removed.
  grepInvert: absentFeatures(),
  outputDir: "test-results",
  // One test already encodes and decodes video for up to three browsers.
  workers: 1,
  forbidOnly: true,
  // Shared machines may be three times slower than usual.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: process.env.CI ? [["list"], ["html", { open: "never" }]] : "list",
  use: {
    baseURL: APP,
    // Traces take 20 % more time. To record one: npx playwright test --trace on
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: await findBrowser("chromium"),
      args: [
        "--no-sandbox",
        "--disable-quic",
        // Ten frames per second, so that two cores can encode for three browsers.
        "--use-fake-device-for-media-stream=device-count=3,fps=10",
        `--auto-select-tab-capture-source-by-title=${site.name}`,
        // Without these, Chromium spends its first seconds on requests to Google's hosts.
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
