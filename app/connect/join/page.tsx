import type { Metadata } from "next"
import { JoinByToken } from "@/components/connect/join-by-token"
import { texts } from "@/lib/texts/join-by-token"

export const metadata: Metadata = { title: texts.title, robots: { index: false } }

export default function JoinByTokenPage() {
  return <JoinByToken />
}
