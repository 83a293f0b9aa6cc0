export interface Platform {
  os?: string[]
  cpu?: string[]
  libc?: string[]
}

const SYSTEMS = new Set([
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
])
const PROCESSORS = new Set([
  "arm",
  "arm64",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
])
const C_LIBRARIES: Record<string, string> = {
  musl: "musl",
  gnu: "glibc",
  gnueabihf: "glibc",
  musleabihf: "musl",
}

/**
 * What a native package runs on, read from its name ("@next/swc-linux-x64-musl"). `siblings` are the other native
 * packages of the same parent: where one of them is the musl twin of a plain Linux name, the plain one means glibc.
 */
export function platformOf(name: string, siblings: string[] = []): Platform | undefined {
  if (name === "fsevents") return { os: ["darwin"] }
  const words = name.replace("linuxmusl", "linux-musl").split(/[-/]/)
  const os = words.find((word) => SYSTEMS.has(word))
  const cpu = words.find((word) => PROCESSORS.has(word))
  if (!os && !cpu) return undefined
  const named = words.map((word) => C_LIBRARIES[word]).find(Boolean)
  const libc = named ?? (siblings.includes(`${name}-musl`) ? "glibc" : undefined)
  return {
    ...(os && { os: [os] }),
    ...(cpu && { cpu: [cpu] }),
    ...(os === "linux" && libc && { libc: [libc] }),
  }
}
