import { isIPv4 } from "node:net"
import { parseArgs } from "node:util"
import { DEV_PORTS } from "../sfu/start"
import { DEV_KEY, DEV_SECRET } from "../sfu/version"

export const LOCAL_URL = `ws://localhost:${DEV_PORTS.http}`

export const HELP = `Usage: npm run dev -- [options]

Starts the app. If neither LIVEKIT_URL nor LIVEKIT_SANDBOX_ID is set, it also starts a local LiveKit server.

  -p, --port <n>   port of the app (default: PORT, or 3000)
  --lan            also serve phones on the same network, over HTTPS
  --host <ip>      address of this computer to use for --lan
  --verbose        show the LiveKit server's whole log
  -h, --help       show this text`

/** A problem that the user can fix. Its message is printed without a stack trace. */
export class DevError extends Error {
  override name = "DevError"
}

export interface DevOptions {
  port: number
  lan: boolean
  host?: string
  verbose: boolean
  help: boolean
}

/** Reads the options of `npm run dev`. @throws DevError */
export function readOptions(args: string[], env: NodeJS.Dict<string>): DevOptions {
  const values = parseOptions(args)
  const port = values.port ?? env.PORT ?? "3000"
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new DevError(`"${port}" is not a port: use a number from 1 to 65535.`)
  }
  if (values.host !== undefined && !isIPv4(values.host)) {
    throw new DevError(`--host needs an IPv4 address of this computer, not "${values.host}".`)
  }
  return {
    port: Number(port),
    lan: values.lan || values.host !== undefined,
    host: values.host,
    verbose: values.verbose,
    help: values.help,
  }
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string", short: "p" },
        lan: { type: "boolean", default: false },
        host: { type: "string" },
        verbose: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values
  } catch (error) {
    const [firstSentence] = (error as Error).message.split(". ")
    throw new DevError(`${firstSentence}.\n\n${HELP}`)
  }
}

export interface ServerChoice {
  kind: "configured" | "local" | "token server"
  url: string
  /** A warning about the settings. */
  note?: string
}

/** Chooses the LiveKit server that the app uses. An empty variable counts as unset. */
export function chooseServer(env: NodeJS.Dict<string>): ServerChoice {
  if (env.LIVEKIT_URL) return { kind: "configured", url: env.LIVEKIT_URL }
  const unused = ["LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"].filter((name) => env[name])
  if (unused.length === 0 && env.LIVEKIT_SANDBOX_ID) {
    return { kind: "token server", url: env.LIVEKIT_SANDBOX_URL || "https://cloud-api.livekit.io" }
  }
  if (unused.length === 0) return { kind: "local", url: LOCAL_URL }
  const note = `${unused.join(" and ")} ${unused.length > 1 ? "are" : "is"} set but LIVEKIT_URL is not: using a local LiveKit server with its own key.`
  return { kind: "local", url: LOCAL_URL, note }
}

/** Returns the app's variables for the local server. */
export function localEnv(): Record<string, string> {
  return {
    LIVEKIT_URL: LOCAL_URL,
    LIVEKIT_API_KEY: DEV_KEY,
    LIVEKIT_API_SECRET: DEV_SECRET,
    LOCAL_LIVEKIT_SERVER: "running",
  }
}
