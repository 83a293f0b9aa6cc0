import { type Draft, emptyDraft } from "./draft"

export type ExampleName = "guest" | "named" | "attributes" | "identity" | "agent" | "egress" | "reserved"

const pretty = (value: unknown) => JSON.stringify(value, null, 2)

/** Requests to begin with: some that are answered with a token, and one for each refusal that people wonder about. */
export const examples: Record<ExampleName, Draft> = {
  guest: emptyDraft,
  named: { ...emptyDraft, room_name: "demo", participant_name: "Ada" },
  attributes: {
    ...emptyDraft,
    room_name: "demo",
    participant_name: "Ada",
    participant_metadata: '{"table":4}',
    participant_attributes: [{ id: 1, key: "seat", value: "12a" }],
  },
  identity: { ...emptyDraft, room_name: "demo", participant_identity: "somebody-else" },
  agent: {
    ...emptyDraft,
    room_name: "demo",
    room_config: pretty({ agents: [{ agent_name: "greeter" }] }),
  },
  egress: {
    ...emptyDraft,
    room_name: "demo",
    room_config: pretty({ egress: { room: { file_outputs: [{ filepath: "demo.mp4" }] } } }),
  },
  reserved: {
    ...emptyDraft,
    room_name: "demo",
    participant_attributes: [{ id: 1, key: "lk.agent.state", value: "speaking" }],
  },
}
