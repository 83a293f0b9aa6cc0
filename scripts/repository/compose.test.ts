import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { envSchema } from "../../lib/server/env-schema"
import { LIVEKIT_SERVER_VERSION } from "../sfu/version"
import { readYaml } from "./read-yaml"

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

/** Variables that Next's own server reads. */
const NEXT = ["HOSTNAME", "PORT"]

describe.each(["compose.yaml", "compose.production.yaml"])("%s", (path) => {
  const { services, volumes } = readYaml<Compose>(path)
  const all = Object.entries(services)

  test("the app gets only variables that it reads, and no secret", () => {
    const names = Object.keys(services.app?.environment ?? {})
    expect(names.filter((name) => !(name in envSchema.shape) && !NEXT.includes(name))).toEqual([])
    expect(readFileSync(path, "utf8")).not.toMatch(/API_SECRET|API_KEY|devkey/)
  })

  test("the LiveKit server is the one that all tests run against", () => {
    expect(services.livekit?.image).toBe(`livekit/livekit-server:v${LIVEKIT_SERVER_VERSION}`)
  })

  test("whatever a service waits for is there, and can be found healthy", () => {
    for (const [name, { depends_on = {} }] of all) {
      for (const [other, { condition }] of Object.entries(depends_on)) {
        expect(Object.keys(services), `${name} waits for ${other}`).toContain(other)
        const hasCheck = services[other]?.healthcheck?.test !== undefined
        if (condition === "service_healthy") expect(hasCheck, `${other} has a health check`).toBe(true)
      }
    }
  })

  test("volumes are declared, and what is mounted from the project exists", () => {
    for (const mount of all.flatMap(([, service]) => service.volumes ?? [])) {
      const [source = ""] = mount.split(":")
      if (source.startsWith(".")) expect(existsSync(source), source).toBe(true)
      else expect(Object.keys(volumes)).toContain(source)
    }
  })

  test("everything that runs on comes back after a crash, and no image floats", () => {
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

test("the proxy has a route for each of the three names, to the ports that the services listen on", () => {
  const { http, tcp } =
    readYaml<
      Record<
        "http" | "tcp",
        { routers: Record<string, { rule: string; service: string }>; services: Record<string, unknown> }
      >
    >("docker/routes.yaml")
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
