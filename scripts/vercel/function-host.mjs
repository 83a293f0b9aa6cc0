import { createServer } from "node:http"
import { createRequire } from "node:module"

// Does what Vercel's runtime does with a function: loads its launcher, and passes it the requests of a Node server.
const [, , launcher] = process.argv
const handle = createRequire(launcher)(launcher)
const server = createServer((request, response) => {
  // Set by Vercel's router, which chooses the function.
  request.headers["x-matched-path"] = new URL(request.url ?? "/", "http://localhost").pathname
  handle(request, response)
})
server.listen(0, "127.0.0.1", () => console.log(`listening on ${server.address().port}`))
