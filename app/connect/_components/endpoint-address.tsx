"use client"

import { isLoopback } from "@/lib/loopback"
import { endpointOf } from "../_lib/snippets/addresses"
import { texts } from "../_lib/texts"
import { CopyButton } from "./copy-button"
import { useOrigin } from "./use-origin"

/** What a client has to be told: the address of this deployment's token endpoint. */
export function EndpointAddress({ origin: guess }: { origin: string }) {
  const origin = useOrigin(guess)
  const address = endpointOf({ origin })
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex max-w-2xl items-center gap-3 rounded-tile border border-line bg-surface py-2 pr-2 pl-3 sm:pl-4">
        <span className="rounded-lg bg-accent px-2 py-1 font-mono text-label font-semibold text-on-accent">
          POST
        </span>
        <p className="min-w-0 flex-1 font-mono text-label wrap-anywhere sm:text-[15px]">
          <span className="sr-only">{texts.address}: </span>
          {address}
        </p>
        <CopyButton text={address} label={texts.copyAddress} />
      </div>
      {isLoopback(guess) && (
        <p className="text-label text-muted">
          {texts.onlyHere} <code className="font-mono text-text">npm run dev -- --lan</code>
        </p>
      )}
    </div>
  )
}
