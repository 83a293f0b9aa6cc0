import { readBounded } from "../read-bounded"

/** Many times what any answer of ours needs, in bytes. */
const LIMIT = 64 * 1024

/** An answer's body as text; undefined when there was more of it than any of ours can have. */
export async function answerText({ body }: Pick<Response, "body">): Promise<string | undefined> {
  const { text, isCut } = await readBounded(body, LIMIT)
  return isCut ? undefined : text
}
