import type { NetworkInterfaceInfo } from "node:os"
import { DevError } from "./dev-error"

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>

const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/
// Networks of containers, virtual machines and tunnels: private too, but no phone is on them.
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vbox|vethernet|utun|tun|tap|wg|tailscale|zt)/i

/** Addresses of this computer that a phone on the same network may reach, the likeliest first. */
function lanAddresses(interfaces: Interfaces): string[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal, address }) => family === "IPv4" && !internal && PRIVATE.test(address))
      .map(({ address }) => ({ address, virtual: VIRTUAL.test(name) })),
  )
  return [...found.filter((one) => !one.virtual), ...found.filter((one) => one.virtual)].map(
    (one) => one.address,
  )
}

export interface Lan {
  address: string
  /** Further addresses that --host could name. */
  others: string[]
}

export function chooseLan(interfaces: Interfaces, host?: string): Lan {
  const addresses = lanAddresses(interfaces)
  const address = host ?? addresses[0]
  if (!address) {
    throw new DevError(
      "This computer has no address in a private network, so phones can't reach it. Connect it to the Wi-Fi that the phone is on, or name an address with --host <ip>.",
    )
  }
  return { address, others: addresses.filter((other) => other !== address) }
}
