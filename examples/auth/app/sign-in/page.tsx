import type { Metadata } from "next"
import { headers } from "next/headers"
import { SignedIn, SignInForm } from "@/components/sign-in"
import { PageFrame } from "@/components/ui/page-frame"
import { getAuth } from "@/lib/auth"
import { ApiError } from "@/lib/token/errors"

export const metadata: Metadata = { title: "Sign in", robots: { index: false } }

export default async function SignInPage() {
  const { name, problem } = await readSession()
  return (
    <PageFrame>{name === undefined ? <SignInForm problem={problem} /> : <SignedIn name={name} />}</PageFrame>
  )
}

/** Returns the name of the user who is signed in, or why nobody can sign in. */
async function readSession(): Promise<{ name?: string; problem?: string }> {
  try {
    const auth = await getAuth()
    const session = await auth.api.getSession({ headers: await headers() })
    return session ? { name: session.user.name } : {}
  } catch (error) {
    if (error instanceof ApiError) return { problem: error.detail }
    throw error
  }
}
