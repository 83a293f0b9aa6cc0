"use client"

import { type FormEvent, useState } from "react"
import { buttonStyles } from "@/components/ui/button"
import { TextField } from "@/components/ui/field"
import { appPath } from "@/lib/app-path"
import { takeReturnPath } from "@/lib/room/sign-in"

/** Signs in, or creates an account, and leads back to the room. */
export function SignInForm({ problem }: { problem?: string }) {
  const [isNew, setNew] = useState(false)
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState(problem)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    const fields = Object.fromEntries(new FormData(event.currentTarget))
    const failure = await post(isNew ? "sign-up/email" : "sign-in/email", fields)
    if (failure === undefined) return location.replace(takeReturnPath())
    setError(failure)
    setPending(false)
  }

  return (
    <form method="post" onSubmit={submit} className="mx-auto flex max-w-sm flex-col gap-5">
      <h1 className="text-title">{isNew ? "Create an account" : "Sign in"}</h1>
      {isNew && <TextField label="Name" name="name" autoComplete="name" maxLength={60} required />}
      <TextField label="Email" name="email" type="email" autoComplete="username" required />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        minLength={8}
        required
      />
      <p role="alert" className="text-label text-danger empty:hidden">
        {error}
      </p>
      <button type="submit" aria-disabled={isPending} className={buttonStyles.primary}>
        {isNew ? "Create account" : "Sign in"}
      </button>
      <button type="button" onClick={() => setNew(!isNew)} className={buttonStyles.outline}>
        {isNew ? "Sign in instead" : "Create an account"}
      </button>
    </form>
  )
}

/** Where users who are signed in sign out, for example to use another account. */
export function SignedIn({ name }: { name: string }) {
  const [error, setError] = useState<string>()

  const signOut = async () => {
    const failure = await post("sign-out", {})
    if (failure === undefined) location.reload()
    else setError(failure)
  }

  return (
    <div className="mx-auto flex max-w-sm flex-col gap-5">
      <h1 className="text-title wrap-anywhere">{`You’re signed in as ${name}`}</h1>
      <p role="alert" className="text-label text-danger empty:hidden">
        {error}
      </p>
      <button
        type="button"
        onClick={() => location.replace(takeReturnPath())}
        className={buttonStyles.primary}
      >
        Continue
      </button>
      <button type="button" onClick={signOut} className={buttonStyles.outline}>
        Sign out
      </button>
    </div>
  )
}

/** Sends a request to better-auth. Returns why it failed, or undefined. */
async function post(path: string, body: object): Promise<string | undefined> {
  try {
    const response = await fetch(appPath(`/api/auth/${path}`), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    })
    if (response.ok) return undefined
    // better-auth's errors have a message, this app's own (RFC 9457) a detail.
    const { message, detail } = await response.json()
    return message || detail || "Couldn’t sign in. Try again."
  } catch {
    return "The server didn’t answer. Check your network, then try again."
  }
}
