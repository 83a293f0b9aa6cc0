import { useConnectionState } from "@livekit/components-react"
import { ConnectionState } from "livekit-client"
import { QrCode as QrIcon, Share, X } from "lucide-react"
import { useRef, useState } from "react"
import { buttonStyles } from "@/components/ui/button"
import { CopyLinkButton } from "@/components/ui/copy-button"
import { LazyPart } from "@/components/ui/lazy-part"
import { texts } from "@/lib/texts/call"
import { useCall } from "./call-context"
import { useFocusAfterRemoval } from "./focus-controls"
import { useRoster } from "./use-room-changes"

const loadQrCode = () => import("./qr-code").then((module) => ({ default: module.QrCode }))

/** Copies the link to this call, passes it to the system's share sheet, or shows it as a QR code. */
export function InviteButtons() {
  const [isCodeShown, setCodeShown] = useState(false)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <CopyLinkButton />
        {typeof navigator.share === "function" && (
          <button type="button" onClick={shareLink} className={buttonStyles.small}>
            <Share className="size-4" aria-hidden="true" />
            <span>{texts.invite.share}</span>
          </button>
        )}
        <button
          type="button"
          aria-expanded={isCodeShown}
          onClick={() => setCodeShown(!isCodeShown)}
          className={buttonStyles.small}
        >
          <QrIcon className="size-4" aria-hidden="true" />
          <span>{isCodeShown ? texts.invite.hideCode : texts.invite.showCode}</span>
        </button>
      </div>
      {isCodeShown && (
        <LazyPart load={loadQrCode} props={{ link: location.href }} failed={texts.invite.codeFailed} />
      )}
    </div>
  )
}

/** Rejects if the user closes the share sheet, which needs no message. */
function shareLink() {
  navigator.share({ url: location.href }).catch(() => undefined)
}

/** Invites others while the user is the only one here: beside the tile, below it in a tall window. */
export function AloneInvitation() {
  const { hasInviteLink } = useCall()
  const state = useConnectionState()
  const { participants } = useRoster()
  const [isDismissed, setDismissed] = useState(false)
  const isInRoom = state !== ConnectionState.Connecting && state !== ConnectionState.Disconnected
  if (!hasInviteLink || !isInRoom || participants.length > 1 || isDismissed) return null
  return <InvitationCard onDismiss={() => setDismissed(true)} />
}

function InvitationCard({ onDismiss }: { onDismiss: () => void }) {
  const card = useRef<HTMLElement>(null)
  useFocusAfterRemoval(card)
  return (
    <section
      ref={card}
      aria-label={texts.invite.title}
      className="relative flex max-h-full w-full shrink-0 flex-col gap-3 self-center overflow-y-auto rounded-tile border border-border bg-card p-5 in-data-panel-open:hidden wide:w-72 short:max-h-[calc(100%-8.5rem)]"
    >
      <h2 className="pr-9 font-semibold">{texts.invite.alone}</h2>
      <p className="text-label text-muted-foreground">{texts.invite.detail}</p>
      <InviteButtons />
      <button
        type="button"
        aria-label={texts.dismiss}
        onClick={onDismiss}
        className="absolute top-2.5 right-2.5 grid size-11 place-items-center rounded-control text-muted-foreground hover:bg-muted hover:text-foreground"
      >
        <X className="size-4.5" aria-hidden="true" />
      </button>
    </section>
  )
}
