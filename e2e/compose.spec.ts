import { execFile, spawn } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { promisify } from "node:util"
import { expect, test } from "@playwright/test"
import { RoomServiceClient } from "livekit-server-sdk"
import { parse } from "yaml"
import { findLivekitServer } from "../scripts/livekit-server"
import { freePort } from "./support/free-port"

/** What can't be as it is on any machine: the ports; and who there is to ask for the address that the world sees. */
async function forHere(config: ReturnType<typeof parse>) {
  const { rtc, turn } = config
  return {
    ...config,
    port: await freePort(),
    rtc: {
      ...rtc,
      tcp_port: await freePort(),
      ...(rtc.udp_port && { udp_port: await freePort() }),
      use_external_ip: false,
      node_ip: "127.0.0.1",
    },
    ...(turn && { turn: { ...turn, udp_port: await freePort(), tls_port: await freePort() } }),
  }
}

for (const file of ["compose.yaml", "compose.production.yaml"]) {
  test(`the LiveKit server of ${file} starts and takes the key that the app gets`, async () => {
    const keys = await mkdtemp(join(tmpdir(), "greenroom-keys-"))
    const makeKeys = () => promisify(execFile)(process.execPath, ["docker/keys.mjs", keys])
    await makeKeys()
    const made = await readFile(join(keys, "app.env"), "utf8")
    const [apiKey = "", apiSecret = ""] = [...made.matchAll(/=(.+)$/gm)].map(([, value]) => value)
    expect(apiSecret.length).toBeGreaterThanOrEqual(43)
    await makeKeys()
    expect(await readFile(join(keys, "app.env"), "utf8"), "another start keeps them").toBe(made)

    const { livekit } = parse(await readFile(file, "utf8")).services
    const text = livekit.environment.LIVEKIT_CONFIG.replaceAll(/\$\{DOMAIN\}/g, "meet.example.com")
    const config = await forHere(parse(text))
    const keyFile = join(keys, basename(livekit.command[1]))
    const { path } = await findLivekitServer()
    const child = spawn(path, [livekit.command[0], keyFile], {
      env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", LIVEKIT_CONFIG: JSON.stringify(config) },
    })
    process.once("exit", () => child.kill("SIGKILL"))
    let log = ""
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        log += chunk
      })
    }
    try {
      const url = `http://127.0.0.1:${config.port}`
      const open = (secret: string) => new RoomServiceClient(url, apiKey, secret).listRooms()
      await expect.poll(() => open(apiSecret).catch(() => log)).toEqual([])
      await expect(open("another")).rejects.toThrow()
      if (config.turn) expect(log).toContain("Starting TURN server")
    } finally {
      child.kill("SIGKILL")
      await rm(keys, { recursive: true })
    }
  })
}
