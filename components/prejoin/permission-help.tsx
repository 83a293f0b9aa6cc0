import type { MediaErrorCode } from "@/lib/room/media-error"
import { texts } from "@/lib/texts/prejoin"

type PermissionHelpProps = { refusal: Extract<MediaErrorCode, "denied" | "dismissed"> }

/**
 * Shows with a drawing where to allow devices: in the browser's prompt if the user dismissed it, else in the address bar
 * or menu. Reads `navigator`, so the server can't render it.
 */
export function PermissionHelp({ refusal }: PermissionHelpProps) {
  const browser = browserOf(navigator.userAgent)
  const help = refusal === "dismissed" ? "dismissed" : browser
  return (
    <p className="flex min-w-0 flex-1 basis-64 items-center gap-3 text-label text-muted-foreground">
      <svg viewBox="0 0 96 40" className="w-24 shrink-0" aria-hidden="true">
        {help === "dismissed" ? (
          <Prompt />
        ) : help === "safari" ? (
          <SafariMenu />
        ) : (
          <AddressBar browser={browser} />
        )}
      </svg>
      <span>{texts.permissionHelp[help]}</span>
    </p>
  )
}

/** The kinds of browser that keep permissions in different places. */
export type Browser = "chromium" | "firefox" | "safari" | "phone"

/** @param userAgent `navigator.userAgent`; iPads pretend to be a Mac, and show permissions like one */
export function browserOf(userAgent: string): Browser {
  if (/Android|iPhone|iPad|Mobile/.test(userAgent)) return "phone"
  if (/Firefox\//.test(userAgent)) return "firefox"
  return /Chrome\//.test(userAgent) ? "chromium" : "safari"
}

/** The browser's prompt with its “Allow” button. */
function Prompt() {
  return (
    <>
      <rect x="1" y="1" width="94" height="38" rx="8" className="fill-muted stroke-input" />
      <rect x="10" y="9" width="46" height="4" rx="2" className="fill-input" />
      <rect x="24" y="22" width="28" height="11" rx="5.5" className="stroke-input" fill="none" />
      <rect x="58" y="22" width="28" height="11" rx="5.5" className="fill-primary" />
      <path
        d="M67 27.5l3.5 3 6-6"
        className="stroke-primary-foreground"
        fill="none"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </>
  )
}

/** The address bar with a ring around the icon that opens the page's permissions. */
function AddressBar({ browser }: { browser: Browser }) {
  const isFirefox = browser === "firefox"
  const x = isFirefox ? 34 : 17
  return (
    <>
      <rect x="1" y="6" width="94" height="28" rx="14" className="fill-muted stroke-input" />
      {isFirefox && (
        <path
          d="M14 19v-2.5a3 3 0 0 1 6 0V19m-7 0h8v6h-8z"
          className="stroke-input"
          fill="none"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      )}
      <circle cx={x} cy="20" r="10.5" className="fill-card stroke-primary" strokeWidth="2.5" />
      {isFirefox ? (
        <g
          className="stroke-foreground"
          fill="none"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          <path d="M29 17h6.5v6H29zM35.5 19.500l3-1.500v4l-3-1.5" />
          <path d="M28.5 15l10.5 10" />
        </g>
      ) : (
        <g className="stroke-foreground" fill="none" strokeWidth="1.5" strokeLinecap="round">
          <path d="M11.5 17.500h5m4.5 0h1.500M11.5 22.500h1.500m4.5 0h5" />
          <circle cx="18.5" cy="17.5" r="1.8" />
          <circle cx="15.5" cy="22.5" r="1.8" />
        </g>
      )}
      <rect x={x + 16} y="18" width={76 - x} height="4" rx="2" className="fill-input" />
    </>
  )
}

/** The menu bar with the open Safari menu. */
function SafariMenu() {
  return (
    <>
      <rect x="1" y="1" width="94" height="13" rx="4" className="fill-muted stroke-input" />
      <rect x="6" y="5.5" width="5" height="4" rx="2" className="fill-input" />
      <rect x="15" y="3.5" width="24" height="8" rx="3" className="fill-primary" />
      <rect x="44" y="5.5" width="12" height="4" rx="2" className="fill-input" />
      <rect x="15" y="15" width="58" height="24" rx="5" className="fill-card stroke-input" />
      <rect x="21" y="20" width="34" height="4" rx="2" className="fill-input" />
      <rect
        x="18"
        y="27.5"
        width="52"
        height="8"
        rx="3"
        className="stroke-primary"
        fill="none"
        strokeWidth="2"
      />
      <rect x="22" y="29.8" width="42" height="3.5" rx="1.7" className="fill-foreground" />
    </>
  )
}
