import "server-only"
import type { Account } from "../room/sign-in"
import { ApiError } from "../token/errors"
import { policy } from "../token/policy"
import type { Caller, UnreadRequest } from "../token/policy-types"
import { logError } from "./log"

/**
 * Asks the policy's `authorize` hook about a request. An ApiError that the hook throws is the response.
 * @throws ApiError `unauthorized` or `forbidden` if the hook denies it, `unavailable` if the hook fails
 */
export async function authorize(request: UnreadRequest): Promise<Caller> {
  const decision = await decide(request)
  if (decision.allow) return decision
  const { status, detail, signInUrl } = decision
  throw status === 401
    ? new ApiError("unauthorized", detail, { signInUrl })
    : new ApiError("forbidden", detail)
}

/** Returns what a room's page knows about the user. Joining reports the errors of the hook. */
export async function pageAccount(request: UnreadRequest): Promise<Account> {
  try {
    const { name, accountUrl } = await authorize(request)
    return { name, url: accountUrl }
  } catch (error) {
    return { signInUrl: error instanceof ApiError ? error.options.signInUrl : undefined }
  }
}

async function decide(request: UnreadRequest) {
  try {
    return await policy.authorize(request)
  } catch (error) {
    if (error instanceof ApiError) throw error
    logError("The authorize hook in lib/token/policy.ts failed", error)
    throw new ApiError(
      "unavailable",
      "The server can’t check right now whether you may join. Try again in a moment.",
    )
  }
}
