import type { Source } from "./snippets/platform"

/** The texts of `/connect`. Those of `/connect/join` are in pasted-token.ts. */
export const texts = {
  title: "Connect any client",
  description:
    "Connect any LiveKit client to this app: the address of its token endpoint, code to copy and a request to try.",
  lead: "Browsers, phones, games and scripts can join the same rooms. Each one requests a token from this address, then connects to the LiveKit server with it.",
  back: "Back to start",
  sections: "On this page",
  steps: [
    { title: "A client requests a token", detail: "With a room and a name, or with an empty request." },
    {
      title: "The app decides",
      detail: "Its policy issues a token for one participant in one room, or returns a clear refusal.",
    },
    { title: "The client connects to LiveKit", detail: "Audio and video never pass through this app." },
  ],
  address: "Endpoint address",
  copyAddress: "Copy the endpoint’s address",
  localhostOnly: "localhost is only reachable from this machine. To join from a phone, start the app with",

  composer: {
    title: "Try a request",
    lead: "All six fields are optional. This sends a real request, and you get the same answer as any other client.",
    examples: "Fill in an example",
    example: {
      guest: "A guest",
      named: "A room and a name",
      attributes: "Metadata and attributes",
      identity: "Someone else’s identity",
      agent: "An agent",
      egress: "A recording",
      reserved: "A reserved attribute",
    },
    labels: {
      room_name: "Room",
      participant_name: "Name",
      participant_identity: "Identity",
      participant_metadata: "Metadata",
      participant_attributes: "Attributes",
      room_config: "Room configuration",
    },
    placeholders: {
      room_name: "generated if empty",
      participant_name: "“Guest” if empty",
      participant_identity: "assigned by the server",
      participant_metadata: '{"seat":"12a"}',
      room_config: '{"agents":[{"agent_name":"greeter"}]}',
    },
    attributeName: (number: number) => `Name of attribute ${number}`,
    attributeValue: (number: number) => `Value of attribute ${number}`,
    attributeNamePlaceholder: "name",
    attributeValuePlaceholder: "value",
    addAttribute: "Add an attribute",
    removeAttribute: (number: number) => `Remove attribute ${number}`,
    duplicateAttribute: (name: string) => `“${name}” is there twice.`,
    roomConfigNotJson: "This isn’t JSON. Keys and strings need double quotes.",
    send: "Send request",
    sending: "Sending…",
    request: "Request",
    copyRequest: "Copy the request’s body",
  },

  answer: {
    title: "Answer",
    empty: "The answer appears here: its status, its headers and the decoded token.",
    milliseconds: (count: number) => `${count} ms`,
    announcement: (status: number, message: string) => `Status ${status}: ${message}`,

    noAnswer: "No token",
    unreachable:
      "No answer. Check your network, whether the app is still running, and whether a VPN or a filter blocks it.",
    timeout: "No answer within 15 seconds. The app or its network may be overloaded. Try again in a moment.",

    invalid: "Not an answer from a token endpoint",
    errors: {
      tooLarge: "The answer is larger than any token response, so the rest of it was not read.",
      notJson:
        "The status is a success, but the body isn’t a JSON object. Something in between, such as a network’s sign-in page, may have answered instead.",
      missingFields:
        "The status is a success, but “server_url” or “participant_token” is missing or isn’t a string.",
      invalidToken: "The “participant_token” isn’t a valid token for a room.",
      otherRoom: "The token is for another room than the requested one.",
      badServerUrl: "The “server_url” doesn’t begin with wss:// or ws://, so clients can’t connect to it.",
      notAProblem:
        "The request was refused without a reason. Something in between, such as a proxy, may have answered instead.",
    },
    field: "Field",
    reason: "Reason",

    issued: "Token issued",
    name: "Name",
    identity: "Identity",
    room: "Room",
    server: "LiveKit server",
    validity: "Valid",
    validFor: (duration: string) => `for ${duration}`,
    remaining: (duration: string) => `${duration} left to connect`,
    expired: "Expired. Connected participants stay connected; request a new token to connect again.",
    neverExpires: "never expires",
    grants: "Grants",
    granted: "Allowed",
    notGranted: "Not allowed",
    grant: {
      roomJoin: "Join this room",
      canPublish: "Publish audio and video",
      canSubscribe: "See and hear others",
      canPublishData: "Send messages and data",
      canUpdateOwnMetadata: "Change own name, metadata and attributes",
    },
    sources: {
      camera: "camera",
      microphone: "microphone",
      screen_share: "screen",
      screen_share_audio: "screen audio",
    } as Record<string, string>,
    onlySources: (list: string) => `only ${list}`,
    extraGrants: (list: string) =>
      `More than a participant needs: ${list}. Anyone who has this token has these grants.`,
    agents: "Agents to dispatch",
    reuseIdentity: "Ask again with this identity",
    copyToken: "Copy token",
    headers: (count: number) => `Headers (${count})`,
    body: "Body",
    payload: "Token, decoded",
    emptyBody: "empty",
  },

  /** Why the endpoint refuses a request: by status, and for 403 by the problem document's `field`. */
  refusals: {
    byStatus: {
      400: "The request doesn’t match the schema. The message above names the field; the reference below lists each field’s type and limits.",
      401: "The owner’s authorize hook needs to know who’s asking. Send what it expects, usually an Authorization header.",
      403: "The owner’s policy refuses this page’s origin, this caller or a field. See lib/token/policy.ts.",
      404: "No token server has this ID. Outside development, the owner opens it with DEVELOPMENT_TOKEN_SERVER_ID.",
      405: "Token endpoints answer POST only.",
      408: "The body took too long to arrive. A slow body keeps a connection busy, so the server limits the time.",
      413: "A token travels in the URL of a WebSocket, so a request never needs a large body.",
      415: "The body must be sent as application/json. Any page’s form could send other types without a CORS preflight.",
      429: "Each visitor and each address has a limited number of requests. The Retry-After header says how long to wait.",
      500: "Something failed on the server. Its log has the details.",
      503: "The app has no working LiveKit server, or can’t check the request right now. The message above or the server’s log has the reason.",
    } as Record<string, string>,
    byField: {
      participant_identity:
        "A participant who joins with an identity that is in use replaces the other one. So the server assigns identities, and accepts one again only from the visitor it was issued to. Leave it out, or use one from an earlier answer in this browser.",
      room_config:
        "A LiveKit server trusts the room configuration in a token, and a recording or a long timeout costs the owner money. So clients can set only what lib/token/policy.ts allows.",
      "room_config.agents":
        "Each dispatched agent is a job that the owner pays for. AGENT_NAME lists the agents that clients can dispatch.",
    } as Record<string, string>,
  },

  code: {
    title: "Code",
    lead: "With this app’s address filled in. Pick your platform, then a token source.",
    platforms: "Platform",
    sources: "Token source",
    source: {
      endpoint: "Endpoint",
      development: "Development server",
      custom: "Custom",
      literal: "Literal",
    } satisfies Record<Source, string>,
    about: {
      endpoint: "For production: each client requests a token from this app, and the app’s policy decides.",
      development:
        "The same endpoint under the path that TokenSource.developmentTokenServer uses, to try out an app written for LiveKit Cloud’s development token server.",
      custom:
        "Your own function provides the token. Here it calls this app’s endpoint and adds the header that your sign-in needs.",
      literal:
        "A token that you already have: from “Try a request”, your own server or LiveKit’s CLI. It works for its room until it expires.",
    } satisfies Record<Source, string>,
    anyId: "In development, any ID works.",
    ownersId: "Available only if the owner has set DEVELOPMENT_TOKEN_SERVER_ID. Use its value as the ID.",
    example: "As a page that runs, in this app’s source code:",
    install: "Install",
    copyInstall: "Copy the install command",
    copyCode: (platform: string, source: string) => `Copy the code for ${platform}, ${source}`,
    codeLabel: (platform: string, source: string) => `Code for ${platform}, ${source}`,
  },

  join: {
    title: "Join with a token",
    lead: "Join in this browser with a token from elsewhere, such as your own server. You choose your devices first, as for any other call.",
    open: "Paste a token",
  },

  reference: {
    title: "Reference",
    lead: "What the endpoint accepts and returns, generated from the schemas that validate each request.",
    openApi: "The same as an OpenAPI document",
    request: "Request",
    answers: "Answers",
    sameBody: (path: string) => `The same body as ${path}.`,
    name: "Field",
    type: "Type and limits",
    description: "Description",
    required: "required",
    nestedFields: (name: string, count: number) => `Fields of ${name} (${count})`,
    everyAnswer: "With every answer:",
    example: "For example",
  },
} as const
