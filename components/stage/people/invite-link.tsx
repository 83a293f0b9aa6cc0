import { QrCode as QrIcon } from "lucide-react"
import { lazy, Suspense, useState } from "react"
import { buttonStyles } from "@/components/ui/button"
import { CopyLinkButton } from "@/components/ui/copy-link-button"
import { texts } from "./texts"

const QrCode = lazy(() => import("./qr-code").then((module) => ({ default: module.QrCode })))

/** The link to this call: to copy, or to be read by a phone. */
export function InviteLink() {
  const [isShown, setShown] = useState(false)
  return (
    <section
      aria-label={texts.invite}
      className="flex shrink-0 flex-col gap-3 border-t border-line px-5 py-3"
    >
      <div className="flex flex-wrap gap-2">
        <CopyLinkButton />
        <button
          type="button"
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
          className={buttonStyles.small}
        >
          <QrIcon className="size-4" aria-hidden="true" />
          {isShown ? texts.hideCode : texts.showCode}
        </button>
      </div>
      {isShown && (
        <Suspense>
          <QrCode link={location.href} />
        </Suspense>
      )}
    </section>
  )
}
