import { plainMessage } from "@/lib/room/plain-text"
import type { Reading } from "../../_lib/read-answer"
import type { Outcome } from "../../_lib/send-request"
import { texts as all } from "../../_lib/texts"

const texts = all.answer
const LONGEST = 300

/** What a screen reader says when an answer arrives. @param reading of an outcome that is an answer */
export function spokenAnswer(outcome: Outcome, reading: Reading | undefined): string {
  if (outcome.kind !== "answer" || !reading) return outcome.kind === "answer" ? "" : texts[outcome.kind]
  const { status } = outcome.answer
  switch (reading.kind) {
    case "token":
      return texts.spoken(status, texts.created)
    case "problem":
      return plainMessage(texts.spoken(status, `${reading.title}. ${reading.detail}`), LONGEST)
    case "unusable":
      return texts.spoken(status, texts.faults[reading.fault])
  }
}
