import { claimsOf, expect, post, test } from "./support/token-test"

/** A visitor: the cookie, in its two parts, and an identity that was given to them. */
async function newVisitor(app: { url: string }) {
  const answer = await post(app, {})
  const [name = "", value = ""] = (answer.headers.get("set-cookie")?.split(";")[0] ?? "").split("=")
  const [id = "", tag = ""] = value.split(".")
  return { name, id, tag, identity: claimsOf((await answer.json()).participant_token).sub as string }
}

test("no forged, stripped or borrowed cookie gives an identity to somebody else", async ({ app }) => {
  const ada = await newVisitor(app)
  const mallory = await newVisitor(app)
  const { name, id, tag } = ada
  const flipped = tag.slice(0, -2) + (tag.at(-2) === "A" ? "B" : "A") + tag.slice(-1)
  const forged: Record<string, string> = {
    "no cookie": "",
    "an empty one": `${name}=`,
    "the id alone": `${name}=${id}`,
    "the id and an empty tag": `${name}=${id}.`,
    "a changed tag": `${name}=${id}.${flipped}`,
    "half a tag": `${name}=${id}.${tag.slice(0, 20)}`,
    "a longer tag": `${name}=${id}.${tag}A`,
    "the tag of another visitor": `${name}=${id}.${mallory.tag}`,
    "the attacker's own": `${name}=${mallory.id}.${mallory.tag}`,
    "the attacker's own before the victim's id": `${name}=${mallory.id}.${mallory.tag}; ${name}=${id}.x`,
    "id and tag the other way round": `${name}=${tag}.${id}`,
    "in quotes": `${name}="${id}.${tag}"`,
    "in capital letters": `${name}=${id.toUpperCase()}.${tag}`,
    "under the name it has on HTTPS": `__Host-${name}=${id}.${tag}`,
    "with a tag of an algorithm called none": `${name}=${id}.none`,
  }
  for (const [how, cookie] of Object.entries(forged)) {
    const answer = await post(app, { participant_identity: ada.identity }, { cookie })
    expect(answer.status, how).toBe(403)
    expect((await answer.json()).field, how).toBe("participant_identity")
  }
  const honest = await post(app, { participant_identity: ada.identity }, { cookie: `${name}=${id}.${tag}` })
  expect(honest.status).toBe(201)
})

test("an identity is good for its visitor alone, also in parts and with additions", async ({ app }) => {
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
    const answer = await post(app, { participant_identity: identity }, { cookie })
    expect(answer.status, identity).toBe(403)
  }
})

test("a form or a fetch of another site gets no token and no cookie", async ({ app }) => {
  const sent: Record<string, string>[] = [
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
  for (const headers of sent) {
    for (const [type, body] of bodies) {
      const answer = await fetch(`${app.url}/api/token`, {
        method: "POST",
        body,
        headers: { "Content-Type": type, ...headers },
      })
      const told = JSON.stringify(headers)
      expect(answer.status, told).toBe(403)
      expect(answer.headers.get("set-cookie"), told).toBeNull()
      // The refusal may be read, by anybody, and nothing else.
      expect(answer.headers.get("access-control-allow-credentials"), told).toBeNull()
      expect(Object.keys(await answer.json()).sort(), told).toEqual(["detail", "status", "title"])
    }
  }
})
