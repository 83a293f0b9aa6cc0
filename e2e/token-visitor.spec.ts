import { decodeClaims, expect, requestToken, test } from "./support/token-test"

/** Returns a new visitor's cookie in its two parts and an identity issued to them. */
async function newVisitor(app: { url: string }) {
  const response = await requestToken(app, {})
  const [name = "", value = ""] = (response.headers.get("set-cookie")?.split(";")[0] ?? "").split("=")
  const [id = "", tag = ""] = value.split(".")
  return { name, id, tag, identity: decodeClaims((await response.json()).participant_token).sub as string }
}

test("forged, truncated and foreign cookies can't claim another visitor's identity", async ({ app }) => {
  const ada = await newVisitor(app)
  const mallory = await newVisitor(app)
  const { name, id, tag } = ada
  const flipped = tag.slice(0, -2) + (tag.at(-2) === "A" ? "B" : "A") + tag.slice(-1)
  const forged: Record<string, string> = {
    "no cookie": "",
    "an empty cookie": `${name}=`,
    "the id alone": `${name}=${id}`,
    "the id and an empty tag": `${name}=${id}.`,
    "a changed tag": `${name}=${id}.${flipped}`,
    "half a tag": `${name}=${id}.${tag.slice(0, 20)}`,
    "a longer tag": `${name}=${id}.${tag}A`,
    "the tag of another visitor": `${name}=${id}.${mallory.tag}`,
    "the attacker's cookie": `${name}=${mallory.id}.${mallory.tag}`,
    "the attacker's cookie before the victim's id": `${name}=${mallory.id}.${mallory.tag}; ${name}=${id}.x`,
    "id and tag swapped": `${name}=${tag}.${id}`,
    "in quotes": `${name}="${id}.${tag}"`,
    "in uppercase": `${name}=${id.toUpperCase()}.${tag}`,
    "under its name on HTTPS": `__Host-${name}=${id}.${tag}`,
    'with the tag "none"': `${name}=${id}.none`,
  }
  for (const [description, cookie] of Object.entries(forged)) {
    const response = await requestToken(app, { participant_identity: ada.identity }, { cookie })
    expect(response.status, description).toBe(403)
    expect((await response.json()).field, description).toBe("participant_identity")
  }
  const genuine = await requestToken(
    app,
    { participant_identity: ada.identity },
    { cookie: `${name}=${id}.${tag}` },
  )
  expect(genuine.status).toBe(201)
})

test("variations of another visitor's identity are rejected", async ({ app }) => {
  const ada = await newVisitor(app)
  const mallory = await newVisitor(app)
  const cookie = `${mallory.name}=${mallory.id}.${mallory.tag}`
  const half = Math.floor(ada.identity.length / 2)
  for (const identity of [
    ada.identity,
    `${ada.identity} `,
    `${ada.identity}\u200b`,
    ada.identity.toUpperCase(),
    ada.identity.slice(0, half) + mallory.identity.slice(half),
    mallory.identity.slice(0, half) + ada.identity.slice(half),
    ada.identity.slice(0, -1),
  ]) {
    const response = await requestToken(app, { participant_identity: identity }, { cookie })
    expect(response.status, identity).toBe(403)
  }
})

test("forms and fetches of other sites get no token and no cookie", async ({ app }) => {
  const crossSiteHeaders: Record<string, string>[] = [
    { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate" },
    { Origin: "https://evil.example", "Sec-Fetch-Site": "same-site" },
    { Origin: "null", "Sec-Fetch-Site": "cross-site" },
    { Origin: "null" },
    { Origin: "https://evil.example" },
    { "Sec-Fetch-Site": "cross-site" },
    { Origin: `${app.url}.evil.example` },
    { Origin: app.url, "Sec-Fetch-Site": "cross-site" },
  ]
  const bodies: [type: string, body: string][] = [
    ["application/json", "{}"],
    ["text/plain", '{"room_name":"demo"}'],
    ["application/x-www-form-urlencoded", "room_name=demo"],
  ]
  for (const headers of crossSiteHeaders) {
    for (const [type, body] of bodies) {
      const response = await fetch(`${app.url}/api/token`, {
        method: "POST",
        body,
        headers: { "Content-Type": type, ...headers },
      })
      const description = JSON.stringify(headers)
      expect(response.status, description).toBe(403)
      expect(response.headers.get("set-cookie"), description).toBeNull()
      // Any page may read the error, and nothing else.
      expect(response.headers.get("access-control-allow-credentials"), description).toBeNull()
      expect(Object.keys(await response.json()).sort(), description).toEqual(["detail", "status", "title"])
    }
  }
})
