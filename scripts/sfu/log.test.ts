import { expect, it } from "vitest"
import { isWorthKnowing } from "./log"

it.each([
  [
    "2026-11-21T09:40:06.509Z\tWARN\tlivekit.transport\trtc/transport.go:949\terror reading data channel",
    false,
  ],
  ["2026-11-21T09:40:06.509Z\tINFO\tlivekit\tserver/main.go:210\tstarting in development mode", false],
  ["2026-11-21T09:40:06.509Z\tERROR\tlivekit\tservice/server.go:1\tcould not listen", true],
  ["not a log line", false],
])("judges %j by its level", (line, worth) => expect(isWorthKnowing(line)).toBe(worth))
