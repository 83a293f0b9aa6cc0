import { QrCode as QrIcon } from "lucide-react"
import { useState } from "react"
import { buttonStyles } from "@/components/ui/button"
import { CopyLinkButton } from "@/components/ui/copy-button"
import { LazyPart } from "@/components/ui/lazy-part"
import { texts } from "./texts"

const loadQrCode = () => import("./qr-code").then((module) => ({ default: module.QrCode }))

/** Copies the link to this call, or shows it as a QR code. */
export function InviteLink() {
  const [isCodeShown, setCodeShown] = useState(false)
  return (
    <section
      aria-label={texts.inviteOthers}
      className="flex shrink-0 flex-col gap-3 border-t border-border px-5 py-3"
    >
      <div className="flex flex-wrap gap-2">
        <CopyLinkButton />
        <button
          type="button"
          aria-expanded={isCodeShown}
          onClick={() => setCodeShown(!isCodeShown)}
          className={buttonStyles.small}
        >
          <QrIcon className="size-4" aria-hidden="true" />
          <span>{isCodeShown ? texts.hideCode : texts.showCode}</span>
        </button>
      </div>
      {isCodeShown && (
        <LazyPart load={loadQrCode} props={{ link: location.href }} failed={texts.codeFailed} />
      )}
    </section>
  )
}
