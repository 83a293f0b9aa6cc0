import { existsSync, readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { envSchema } from "../../lib/server/env"
import packageJson from "../../package.json"
import { LIVEKIT_SERVER_VERSION } from "../sfu/version"

function readYaml<T>(path: string): T {
  return parse(readFileSync(path, "utf8"))
}

describe(".env.example", () => {
  /** Set by Node.js, Vercel and `npm run dev`. */
  const NOT_FOR_OWNERS = ["NODE_ENV", "VERCEL", "LOCAL_LIVEKIT_SERVER", "LOCAL_LIVEKIT_ERROR"]
  const example = readFileSync(".env.example", "utf8")

  test("explains every variable that the app reads", () => {
    const explained = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name)
    const read = Object.keys(envSchema.shape).filter((name) => !NOT_FOR_OWNERS.includes(name))
    expect(read.filter((name) => !explained.includes(name))).toEqual([])
  })
})

type Service = {
  image?: string
  environment?: Record<string, string>
  ports?: string[]
  volumes?: string[]
  depends_on?: Record<string, { condition: string }>
  network_mode?: string
  restart?: string
  healthcheck?: { disable?: boolean; test?: string[] }
  command?: string[]
}
type Compose = { services: Record<string, Service>; volumes: Record<string, null> }

describe.each(["compose.yaml", "compose.production.yaml"])("%s", (path) => {
  /** Variables of Next.js' own server. */
  const NEXT_VARIABLES = ["HOSTNAME", "PORT"]
  const { services, volumes } = readYaml<Compose>(path)
  const all = Object.entries(services)

  test("gives the app only variables that it reads, and no secrets", () => {
    const names = Object.keys(services.app?.environment ?? {})
    expect(names.filter((name) => !(name in envSchema.shape) && !NEXT_VARIABLES.includes(name))).toEqual([])
    expect(readFileSync(path, "utf8")).not.toMatch(/API_SECRET|API_KEY|devkey/)
  })

  test("runs the LiveKit server that the tests use", () => {
    expect(services.livekit?.image).toBe(`livekit/livekit-server:v${LIVEKIT_SERVER_VERSION}`)
  })

  test("defines each service that another one waits for, with a health check", () => {
    for (const [name, { depends_on = {} }] of all) {
      for (const [other, { condition }] of Object.entries(depends_on)) {
        expect(Object.keys(services), `${name} waits for ${other}`).toContain(other)
        const hasCheck = services[other]?.healthcheck?.test !== undefined
        if (condition === "service_healthy") expect(hasCheck, `${other} has a health check`).toBe(true)
      }
    }
  })

  test("declares its volumes, and mounts only files that exist", () => {
    for (const mount of all.flatMap(([, service]) => service.volumes ?? [])) {
      const [source = ""] = mount.split(":")
      if (source.startsWith(".")) expect(existsSync(source), source).toBe(true)
      else expect(Object.keys(volumes)).toContain(source)
    }
  })

  test("restarts every long-running service after a crash, and pins every image", () => {
    for (const [name, service] of all) {
      if (name !== "keys") expect(service.restart, name).toBe("unless-stopped")
      if (service.image !== "greenroom") expect(service.image, name).toMatch(/:v?\d/)
    }
  })
})

test("compose.yaml opens no port to other machines", () => {
  const { services } = readYaml<Compose>("compose.yaml")
  const ports = Object.values(services).flatMap((service) => service.ports ?? [])
  expect(ports.length).toBeGreaterThan(0)
  for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
})

test("docker/routes.yaml routes the three domain names to the ports of compose.production.yaml", () => {
  type Routes = {
    routers: Record<string, { rule: string; service: string }>
    services: Record<string, unknown>
  }
  const { http, tcp } = readYaml<{ http: Routes; tcp: Routes }>("docker/routes.yaml")
  const rules = Object.values({ ...http.routers, ...tcp.routers }).map(({ rule }) => rule)
  expect(rules).toEqual([
    'Host(`{{ env "DOMAIN" }}`)',
    'Host(`livekit.{{ env "DOMAIN" }}`)',
    'HostSNI(`turn.{{ env "DOMAIN" }}`)',
  ])
  for (const { routers, services } of [http, tcp]) {
    for (const { service } of Object.values(routers)) expect(Object.keys(services)).toContain(service)
  }
  const { services } = readYaml<Compose>("compose.production.yaml")
  const config = services.livekit?.environment?.LIVEKIT_CONFIG ?? ""
  expect(JSON.stringify(http.services.livekit)).toContain(`:${/^port: (\d+)$/m.exec(config)?.[1]}"`)
  expect(JSON.stringify(tcp.services.turn)).toContain(`:${/tls_port: (\d+)$/m.exec(config)?.[1]}"`)
})

test("workflows pin actions to commits, because tags can be moved", () => {
  const folder = ".github/workflows"
  const text = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, "utf8"))
  const actions = [...text.join("\n").matchAll(/uses: (\S+)(.*)$/gm)]
  expect(actions.length).toBeGreaterThan(0)
  for (const [, action, comment] of actions) {
    expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
    expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/)
  }
})

test("Dependabot does not update held packages", () => {
  type Update = { "package-ecosystem": string; ignore: { "dependency-name": string; versions?: string[] }[] }
  const { updates } = readYaml<{ updates: Update[] }>(".github/dependabot.yml")
  const held = updates.find((update) => update["package-ecosystem"] === "npm")?.ignore ?? []
  const all: Record<string, string> = { ...packageJson.dependencies, ...packageJson.devDependencies }
  expect(held).toContainEqual({ "dependency-name": "@livekit/components-react" })
  expect(held).toContainEqual({ "dependency-name": "vitest", versions: [">=5"] })
  for (const { "dependency-name": name } of held) expect(all, name).toHaveProperty([name])
})
