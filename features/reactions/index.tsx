import { Smile } from "lucide-react"
import { DropdownMenu, Popover, Toolbar } from "radix-ui"
import { useState } from "react"
import { useControlPlace } from "@/components/call/control-button"
import type { Feature } from "@/components/call/feature-slots"
import { useRights } from "@/components/call/rights"
import { Tooltip } from "@/components/ui/tooltip"
import { useStore } from "@/components/ui/use-store"
import { ReactionsProvider, useReactions } from "./reactions-provider"
import { REACTIONS, texts } from "./texts"

/** Reactions rise in this many columns, so that simultaneous ones don't overlap. */
const COLUMNS = 6

const REACTION_BUTTON =
  "grid size-11 place-items-center rounded-control text-2xl/none outline-offset-0 transition hover:bg-muted data-highlighted:bg-muted"

/** Emoji that float over the tiles for a moment. */
export const reactions: Feature = {
  id: "reactions",
  Provider: ReactionsProvider,
  controlButtons: [ReactionsButton],
  Overlay: FloatingReactions,
}

/** Offers the reactions: in a popover or, on a narrow screen, as a row of the control bar's menu. */
function ReactionsButton() {
  const place = useControlPlace()
  const { react } = useReactions()
  const [isOpen, setOpen] = useState(false)
  const { data: canSend } = useRights()
  if (!canSend || place === "menu button") return null

  if (place === "menu") {
    return (
      <DropdownMenu.Group
        aria-label={texts.reactions}
        className="grid grid-cols-3 justify-items-center min-[330px]:grid-cols-6"
      >
        {REACTIONS.map(({ emoji, name }) => (
          <DropdownMenu.Item
            key={emoji}
            aria-label={name}
            onSelect={() => react(emoji)}
            className={`${REACTION_BUTTON} outline-none`}
          >
            <span aria-hidden="true">{emoji}</span>
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Group>
    )
  }

  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Tooltip text={texts.tooltip}>
        <Toolbar.Button asChild>
          <Popover.Trigger
            aria-label={texts.react}
            className="grid size-12 shrink-0 place-items-center rounded-control transition hover:bg-muted active:scale-95 aria-expanded:bg-muted"
          >
            <Smile className="size-5" aria-hidden="true" />
          </Popover.Trigger>
        </Toolbar.Button>
      </Tooltip>
      {/* Without a portal, so that it stays visible in full screen. */}
      <Popover.Content
        side="top"
        sideOffset={16}
        collisionPadding={8}
        aria-label={texts.reactions}
        className="appear z-20 flex max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-1rem)] flex-wrap overflow-y-auto gap-1 rounded-bar border border-border bg-card p-2 shadow-xl outline-none"
      >
        {REACTIONS.map(({ emoji, name }) => (
          <button
            key={emoji}
            type="button"
            aria-label={name}
            onClick={() => {
              react(emoji)
              setOpen(false)
            }}
            className={REACTION_BUTTON}
          >
            <span aria-hidden="true">{emoji}</span>
          </button>
        ))}
      </Popover.Content>
    </Popover.Root>
  )
}

/** The current reactions with their senders' names, rising over the tiles. */
function FloatingReactions() {
  const shown = useStore(useReactions().log.shown)
  return (
    <ul aria-hidden="true" className="absolute inset-x-4 bottom-3">
      {shown.map(({ id, name, emoji }) => (
        <li
          key={id}
          className="absolute bottom-0 flex max-w-40 flex-col items-start gap-1 motion-safe:animate-rise"
          style={{ left: `${((id % COLUMNS) / COLUMNS) * 100}%` }}
        >
          <span className="text-4xl/none">{emoji}</span>
          <bdi
            translate="no"
            className="max-w-full truncate rounded-sm bg-scrim px-2 py-0.5 text-label font-medium text-scrim-foreground"
          >
            {name}
          </bdi>
        </li>
      ))}
    </ul>
  )
}
