import { createServer } from "node:http"
import { createRequire } from "node:module"

// What Vercel's own runtime does with a function: loads its launcher, and hands it each request of a Node server.
const [, , launcher] = process.argv
const handle = createRequire(launcher)(launcher)
const server = createServer((request, response) => {
  // Vercel's router says which function it has chosen.
  request.headers["x-matched-path"] = new URL(request.url ?? "/", "http://localhost").pathname
  handle(request, response)
})
server.listen(0, "127.0.0.1", () => console.log(`listening on ${server.address().port}`))
