import type { Metadata } from "next"
import { JoinWithToken } from "@/components/connect/join-with-token"
import { texts } from "@/components/connect/pasted-token"

export const metadata: Metadata = { title: texts.title, robots: { index: false } }

export default function JoinWithTokenPage() {
  return <JoinWithToken />
}
