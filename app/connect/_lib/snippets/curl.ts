import { developmentServerOf, endpointOf, PLACEHOLDER_ID, PLACEHOLDER_TOKEN } from "./addresses"
import type { Platform } from "./types"

const DATA = `-H 'Content-Type: application/json' \\
  -d '{"room_name":"demo","participant_name":"Ada"}'`

export const curl: Platform = {
  id: "curl",
  name: "curl",
  language: "Shell",
  note: "curl gets tokens, it joins no rooms. What it shows is what every client sends and gets.",
  snippets: {
    endpoint: (addresses) => ({
      code: `curl -i '${endpointOf(addresses)}' \\
  ${DATA}
`,
    }),
    development: (addresses) => ({
      code: `curl -i '${developmentServerOf(addresses)}' \\
  -H 'X-Sandbox-ID: ${PLACEHOLDER_ID}' \\
  ${DATA}
`,
    }),
    custom: (addresses) => ({
      code: `curl -i '${endpointOf(addresses)}' \\
  -H "Authorization: Bearer $ACCESS_TOKEN" \\
  ${DATA}
`,
      note: "The authorize hook of lib/token/policy.ts decides what such a header is worth.",
    }),
    literal: ({ serverUrl }) => ({
      code: `curl -i -G '${serverUrl.replace(/^ws/, "http")}/rtc/validate' \\
  --data-urlencode 'access_token=${PLACEHOLDER_TOKEN}'
`,
      note: "Asks the LiveKit server whether it would let somebody in with this token: 200 if it would, 401 if not.",
    }),
  },
}
