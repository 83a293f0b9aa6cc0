import type { AnswerFault } from "./read-answer"
import type { Source } from "./snippets/types"

/** What the page for other clients says. */
export const texts = {
  title: "Connect any client",
  description: "Point any LiveKit client at this app: its address, code to paste, and a request to try.",
  lead: "Browsers, phones, games and scripts join the same rooms. Each asks this address for a token, then connects to the LiveKit server with it.",
  back: "Back to start",
  sections: "On this page",
  how: [
    { title: "A client asks this app", detail: "With a room and a name, or with nothing at all." },
    {
      title: "The app decides",
      detail: "By its policy: a token for one participant in one room, or a refusal in words.",
    },
    { title: "The client connects to LiveKit", detail: "Audio and video never pass through this app." },
  ],

  address: "Endpoint address",
  copyAddress: "Copy the endpoint’s address",
  onlyHere: "Only this machine reaches localhost. To join from a phone, start with",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Not copied",

  composer: {
    title: "Try a request",
    lead: "All six fields are optional. What you send is a real request, answered as any client would be.",
    examples: "Fill in an example",
    example: {
      guest: "A guest",
      named: "A room and a name",
      attributes: "Metadata and attributes",
      identity: "Somebody else’s identity",
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
      room_name: "made up when empty",
      participant_name: "“Guest” when empty",
      participant_identity: "given by the server",
      participant_metadata: '{"seat":"12a"}',
      room_config: '{"agents":[{"agent_name":"greeter"}]}',
    },
    attributeName: (number: number) => `Name of attribute ${number}`,
    attributeValue: (number: number) => `Value of attribute ${number}`,
    attributeNamePlaceholder: "name",
    attributeValuePlaceholder: "value",
    addAttribute: "Add an attribute",
    removeAttribute: (number: number) => `Remove attribute ${number}`,
    send: "Send request",
    sending: "Sending…",
    request: "Request",
    copyRequest: "Copy the request’s body",
    answer: "Answer",
    nothingYet: "The answer appears here: its status, its headers, and what the token in it says.",
  },

  faults: {
    attributeTwice: (key: string) => `“${key}” is there twice.`,
    roomConfigNotJson: "This isn’t JSON. Names and texts need double quotes.",
  },

  answer: {
    milliseconds: (count: number) => `${count} ms`,
    created: "Token given",
    refused: "No token",
    spoken: (status: number, what: string) => `Status ${status}: ${what}`,
    unreachable:
      "Nothing answered. Check your network, whether the app still runs, and whether something in between (a VPN, a filter) blocks it.",
    timeout: "No answer within 15 seconds. The app or its network is overloaded; try again in a moment.",
    faultTitle: "Not an answer of a token endpoint",
    faults: {
      tooLarge: "The answer is larger than any token’s could be, so the rest of it was not read.",
      notJson:
        "It said yes, but what it sent isn’t a JSON object. Something in between, such as a sign-in page of the network, may have answered instead.",
      noFields: "It said yes, but “server_url” or “participant_token” is missing, or is no text.",
      noToken: "What it sent as a token can’t be read as one for a room.",
      otherRoom: "The token is for another room than the one asked for.",
      badServerUrl: "Its “server_url” doesn’t begin with wss:// or ws://, so no client can connect to it.",
      noProblem:
        "It refused without saying why in words. Something in between, such as a proxy, may have answered instead.",
    } satisfies Record<AnswerFault, string>,
    field: "Field at fault",
    why: "Why",
    who: "Name",
    identity: "Identity",
    room: "Room",
    server: "LiveKit server",
    valid: "Valid",
    lifetime: (duration: string) => `for ${duration}`,
    remaining: (duration: string) => `${duration} left to connect`,
    expired: "It has expired. Who is connected stays; to connect, ask for a new one.",
    noExpiry: "without an end",
    grants: "Grants",
    allowed: "Allowed",
    denied: "Not allowed",
    grant: {
      roomJoin: "Join this room",
      canPublish: "Send audio and video",
      canSubscribe: "See and hear others",
      canPublishData: "Send messages and data",
      canUpdateOwnMetadata: "Change own name, metadata and attributes",
    },
    sources: {
      camera: "camera",
      microphone: "microphone",
      screen_share: "screen",
      screen_share_audio: "screen’s sound",
    } as Record<string, string>,
    only: (list: string) => `only ${list}`,
    powers: (list: string) =>
      `More than a participant needs: ${list}. Whoever has this token has these powers.`,
    agents: "Agents called",
    again: "Ask again with this identity",
    copyToken: "Copy token",
    headers: (count: number) => `Headers (${count})`,
    body: "Body",
    payload: "Token, decoded",
    emptyBody: "empty",
  },

  /** Why refusals are as they are; by status, and for 403 by the field at fault. */
  why: {
    byStatus: {
      400: "The request isn’t one that the schema knows. The sentence above names the field; the reference below has each one’s type and limit.",
      401: "The owner’s authorize hook wants to know who asks. Send what it expects, most often an Authorization header.",
      403: "The owner’s policy says no: to this page’s origin, to who asks, or to a field. It all stands in lib/token/policy.ts.",
      404: "There is no token server here for the id that was sent. Outside development, the owner opens it with DEVELOPMENT_TOKEN_SERVER_ID.",
      405: "Token endpoints answer to POST.",
      408: "A body that trickles in keeps a connection busy, so the server waits only so long.",
      413: "A token travels in the address of a WebSocket, so a request has no use for a large body.",
      415: "Other types could be sent by any page’s form without a browser asking first.",
      429: "Each visitor and each address has an allowance of requests. The header Retry-After says how long to wait.",
      500: "Something broke on the server. Its log says what.",
      503: "The app has no usable LiveKit server, or can’t check the request at the moment. Its owner finds the reason in the sentence above or in the log.",
    } as Record<string, string>,
    byField: {
      participant_identity:
        "Who has an identity takes its place in the room. So the server gives each one itself, and takes it back only from the visitor it was given to. Leave it out, or present one from an earlier answer of this browser.",
      room_config:
        "A LiveKit server believes the configuration in a token, and a recording or a long timeout costs the owner. So clients may set only what lib/token/policy.ts lists.",
      "room_config.agents":
        "Each agent that is called is a job the owner pays for. AGENT_NAME lists the ones that clients may call.",
    } as Record<string, string>,
  },

  code: {
    title: "Code",
    lead: "With this app’s address filled in. Pick your platform, then where the token comes from.",
    platforms: "Platform",
    sources: "Token source",
    source: {
      endpoint: "Endpoint",
      development: "Development server",
      custom: "Custom",
      literal: "Literal",
    } satisfies Record<Source, string>,
    about: {
      endpoint: "The one for production: each client asks this app, and its policy decides.",
      development:
        "The same endpoint where TokenSource.developmentTokenServer looks for it, for trying out an app that was written for LiveKit Cloud’s.",
      custom:
        "Your own function gives the token. Here it asks this app with the header that your sign-in needs, fresh each time.",
      literal:
        "A token that you have already: from “Try a request”, your own server or LiveKit’s command line. It opens its room until it expires.",
    } satisfies Record<Source, string>,
    anyId: "In development any id will do.",
    ownersId: "Open only where the owner has set DEVELOPMENT_TOKEN_SERVER_ID. The id is its value.",
    install: "Install",
    copyInstall: "Copy the install command",
    copyCode: (platform: string, source: string) => `Copy the code for ${platform}, ${source}`,
    codeLabel: (platform: string, source: string) => `Code for ${platform}, ${source}`,
  },

  join: {
    title: "Join by token",
    lead: "With a token from elsewhere, such as your own server’s, you join in this browser: green room, stage and all.",
    open: "Paste a token",
  },

  reference: {
    title: "Reference",
    lead: "What the endpoint understands and answers, made from the schemas that check each request.",
    document: "The same as an OpenAPI document",
    request: "Request",
    answers: "Answers",
    sameBody: (where: string) => `The body of ${where}.`,
    name: "Field",
    type: "Type and limits",
    meaning: "Meaning",
    required: "required",
    inside: (name: string, count: number) => `What ${name} may hold (${count} fields)`,
    everyAnswer: "With every answer:",
    says: "Says, for example",
  },
} as const
