import {
  developmentServerUrl,
  endpointUrl,
  PLACEHOLDER_ID,
  PLACEHOLDER_TOKEN,
  type Platform,
} from "./platform"

const DATA = `-H 'Content-Type: application/json' \\
  -d '{"room_name":"demo","participant_name":"Ada"}'`

export const curl: Platform = {
  id: "curl",
  name: "curl",
  language: "Shell",
  note: "curl requests tokens but can’t join rooms. It shows what every client sends and receives.",
  snippets: {
    endpoint: (addresses) => ({
      code: `curl -i '${endpointUrl(addresses)}' \\
  ${DATA}
`,
    }),
    development: (addresses) => ({
      code: `curl -i '${developmentServerUrl(addresses)}' \\
  -H 'X-Sandbox-ID: ${PLACEHOLDER_ID}' \\
  ${DATA}
`,
    }),
    custom: (addresses) => ({
      code: `curl -i '${endpointUrl(addresses)}' \\
  -H "Authorization: Bearer $ACCESS_TOKEN" \\
  ${DATA}
`,
      note: "The authorize hook in lib/token/policy.ts checks this header.",
    }),
    literal: ({ serverUrl }) => ({
      code: `curl -i -G '${serverUrl.replace(/^ws/, "http")}/rtc/validate' \\
  --data-urlencode 'access_token=${PLACEHOLDER_TOKEN}'
`,
      note: "Asks the LiveKit server to validate the token: 200 if it is accepted, 401 if not.",
    }),
  },
}
