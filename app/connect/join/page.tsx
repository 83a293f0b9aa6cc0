import type { Metadata } from "next"
import { JoinByToken } from "../_components/join-by-token"
import { texts } from "../_lib/join-texts"

export const metadata: Metadata = { title: texts.title, robots: { index: false } }

export default function JoinByTokenPage() {
  return <JoinByToken />
}
