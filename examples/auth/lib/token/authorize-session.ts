import { getAuth } from "../auth"
import type { Authorize } from "./policy-types"

/** Admits users who are signed in, with the ID and the name of their account. */
export const authorizeSession: Authorize = async ({ headers }) => {
  const auth = await getAuth()
  const session = await auth.api.getSession({ headers })
  if (!session) return { allow: false, status: 401, detail: "Sign in to join a room.", signInUrl: "/sign-in" }
  const { id, name } = session.user
  return { allow: true, identity: id, name, accountUrl: "/sign-in" }
}
