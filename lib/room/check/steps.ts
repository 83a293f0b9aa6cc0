/** What the check looks at, in this order. */
export const STEPS = ["camera", "microphone", "token", "signalling", "media"] as const

export type Step = (typeof STEPS)[number]

/** How a step went; what it means, and how to mend it, is the sentence. */
export type StepState =
  | { status: "waiting" | "running" }
  | { status: "passed" | "failed" | "skipped"; sentence: string }
