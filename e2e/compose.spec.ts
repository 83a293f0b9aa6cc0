import { execFile, spawn } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { promisify } from "node:util"
import { expect, test } from "@playwright/test"
import { RoomServiceClient } from "livekit-server-sdk"
import { parse } from "yaml"
import { findLivekitServer } from "../scripts/sfu/find"
import { collectOutput } from "./support/app-server"
import { freePort } from "./support/servers"

/** Replaces the ports with free ones and the detection of the external IP address with 127.0.0.1. */
async function adaptToThisMachine(config: ReturnType<typeof parse>) {
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
  test(`the LiveKit server of ${file} starts and accepts the app's API key`, async () => {
    const keys = await mkdtemp(join(tmpdir(), "greenroom-keys-"))
    const createKeys = () => promisify(execFile)(process.execPath, ["docker/keys.mjs", keys])
    await createKeys()
    const created = await readFile(join(keys, "app.env"), "utf8")
    const [apiKey = "", apiSecret = ""] = [...created.matchAll(/=(.+)$/gm)].map(([, value]) => value)
    expect(apiSecret.length).toBeGreaterThanOrEqual(43)
    await createKeys()
    expect(await readFile(join(keys, "app.env"), "utf8"), "a restart keeps the keys").toBe(created)

    const { livekit } = parse(await readFile(file, "utf8")).services
    const yaml = livekit.environment.LIVEKIT_CONFIG.replaceAll(/\$\{DOMAIN\}/g, "meet.example.com")
    const config = await adaptToThisMachine(parse(yaml))
    const keyFile = join(keys, basename(livekit.command[1]))
    const { path } = await findLivekitServer()
    const child = spawn(path, [livekit.command[0], keyFile], {
      env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", LIVEKIT_CONFIG: JSON.stringify(config) },
    })
    process.once("exit", () => child.kill("SIGKILL"))
    const log = collectOutput(child)
    try {
      const url = `http://127.0.0.1:${config.port}`
      const listRooms = (secret: string) => new RoomServiceClient(url, apiKey, secret).listRooms()
      await expect.poll(() => listRooms(apiSecret).catch(log)).toEqual([])
      await expect(listRooms("another")).rejects.toThrow()
      if (config.turn) expect(log()).toContain("Starting TURN server")
    } finally {
      child.kill("SIGKILL")
      await rm(keys, { recursive: true })
    }
  })
}
