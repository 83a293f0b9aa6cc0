import { X509Certificate } from "node:crypto"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { site } from "../../lib/site"

const CERTIFICATES = fileURLToPath(new URL("../../.cache/dev-certificate", import.meta.url))

export interface Certificate {
  key: string
  cert: string
}

const DAY = 86_400_000

/** The certificate for --lan: made once, and again when it is about to expire or the address has changed. */
export async function certificateFor(address: string, folder = CERTIFICATES): Promise<Certificate> {
  const files = { key: join(folder, "key.pem"), cert: join(folder, "cert.pem") }
  const kept = await read(files).catch(() => undefined)
  if (kept && isGood(kept.cert, address)) return kept
  const made = await make(address)
  await mkdir(folder, { recursive: true })
  // Whoever has the key can pose as any site to a phone that was told to trust the certificate.
  await writeFile(files.key, made.key, { mode: 0o600 })
  await writeFile(files.cert, made.cert)
  return made
}

async function read(files: Certificate): Promise<Certificate> {
  return { key: await readFile(files.key, "utf8"), cert: await readFile(files.cert, "utf8") }
}

export function isGood(cert: string, address: string, now = Date.now()): boolean {
  const parsed = new X509Certificate(cert)
  return parsed.checkIP(address) !== undefined && Date.parse(parsed.validTo) - now > DAY
}

async function make(address: string): Promise<Certificate> {
  const { generate } = await import("selfsigned")
  const { private: key, cert } = await generate([{ name: "commonName", value: `${site.name} development` }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(Date.now() - DAY),
    // Apple's systems refuse more than 398 days.
    notAfterDate: new Date(Date.now() + 365 * DAY),
    extensions: [
      // iOS offers to trust only what may sign.
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", digitalSignature: true, keyCertSign: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 7, ip: address },
          { type: 7, ip: "127.0.0.1" },
          { type: 2, value: "localhost" },
        ],
      },
    ],
  })
  return { key, cert }
}
