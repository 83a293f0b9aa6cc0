import { getAuth } from "@/lib/auth"
import { problemResponse } from "@/lib/server/responses"

/** Signing up, in and out. */
async function handle(request: Request): Promise<Response> {
  try {
    const auth = await getAuth()
    return await auth.handler(request)
  } catch (error) {
    return problemResponse(error)
  }
}

export { handle as GET, handle as POST }
