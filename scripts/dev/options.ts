import { isIPv4 } from "node:net"
import { parseArgs } from "node:util"
import { DevError } from "./dev-error"

export const HELP = `Usage: npm run dev -- [options]

Starts the app. Where neither LIVEKIT_URL nor LIVEKIT_SANDBOX_ID is set, a LiveKit server is started beside it.

  -p, --port <n>   port of the app (default: PORT, or 3000)
  --lan            serve phones on the same network too, over HTTPS
  --host <ip>      the address of this computer to use for --lan
  --verbose        show everything the LiveKit server logs
  -h, --help       this text`

export interface DevOptions {
  port: number
  lan: boolean
  host?: string
  verbose: boolean
  help: boolean
}

export function readOptions(args: string[], env: NodeJS.Dict<string>): DevOptions {
  const values = parse(args)
  const port = values.port ?? env.PORT ?? "3000"
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new DevError(`"${port}" is not a port: give a number from 1 to 65535.`)
  }
  if (values.host !== undefined && !isIPv4(values.host)) {
    throw new DevError(`--host wants an IPv4 address of this computer, not "${values.host}".`)
  }
  return {
    port: Number(port),
    lan: values.lan || values.host !== undefined,
    host: values.host,
    verbose: values.verbose,
    help: values.help,
  }
}

function parse(args: string[]) {
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
    const [sentence] = (error as Error).message.split(". ")
    throw new DevError(`${sentence}.\n\n${HELP}`)
  }
}
