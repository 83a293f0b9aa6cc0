import { withAccessToken } from "./with-access-token"

type Options = Omit<RequestInit, "headers"> & { headers?: Record<string, string> }

/** Asks this app's own server with the person's access token, where there is one. Any answer is an answer, 401 too. */
export async function fetchOwn(path: string, { headers, ...options }: Options = {}): Promise<Response> {
  try {
    return await withAccessToken(async (authorization) => {
      const answer = await fetch(path, { ...options, headers: { ...headers, ...authorization } })
      if (answer.status === 401) throw new Refused(answer)
      return answer
    })
  } catch (error) {
    if (error instanceof Refused) return error.answer
    throw error
  }
}

/** Says it in the words that `withAccessToken` understands as a reason to get a new access token. */
class Refused extends Error {
  constructor(readonly answer: Response) {
    super("received 401 / {}")
  }
}
