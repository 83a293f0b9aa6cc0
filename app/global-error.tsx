"use client"

import type { MouseEvent } from "react"
import { buttonStyles } from "@/components/ui/button"
import { Trouble } from "@/components/ui/trouble"
import { site } from "@/lib/site"
import { texts } from "@/lib/texts/trouble"
import "./globals.css"

/**
 * In place of the whole document, where the layout itself broke. Next makes it in the build, without a nonce: as the
 * answer to a request its scripts don't run, so both ways on are links.
 */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>{site.name}</title>
        <Trouble title={texts.broken.title} detail={texts.broken.detail}>
          <a href="?" onClick={reload} className={buttonStyles.primary}>
            {texts.broken.again}
          </a>
          <a href="/" className={buttonStyles.outline}>
            {texts.back}
          </a>
        </Trouble>
      </body>
    </html>
  )
}

/** The link leads to the page that was asked for, but without what follows a `#`: the key of an encrypted room. */
function reload(event: MouseEvent) {
  event.preventDefault()
  location.reload()
}
