import { Smile } from "lucide-react"
import { DropdownMenu, Popover, Toolbar } from "radix-ui"
import { useState } from "react"
import { Hint } from "@/components/ui/hint"
import { useControlPlace } from "../controls/control-place"
import { REACTIONS } from "./reactions"
import { useReactions } from "./reactions-context"
import { texts } from "./texts"

const CHOICE =
  "grid size-11 place-items-center rounded-control text-2xl/none outline-offset-0 transition hover:bg-raised data-highlighted:bg-raised"

/** Offers the reactions: in a bubble over its button or, on a narrow screen, as a row of the menu. */
export function ReactionControl() {
  const place = useControlPlace()
  const { react } = useReactions()
  const [isOpen, setOpen] = useState(false)
  if (place === "shortcut") return null

  if (place === "menu") {
    return (
      <DropdownMenu.Group
        aria-label={texts.reactions}
        className="grid grid-cols-3 justify-items-center min-[330px]:grid-cols-6"
      >
        {REACTIONS.map((emoji) => (
          <DropdownMenu.Item
            key={emoji}
            aria-label={texts.names[emoji]}
            onSelect={() => react(emoji)}
            className={`${CHOICE} outline-none`}
          >
            <span aria-hidden="true">{emoji}</span>
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Group>
    )
  }

  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Hint text={texts.reactHint}>
        <Toolbar.Button asChild>
          <Popover.Trigger
            aria-label={texts.react}
            className="grid size-12 shrink-0 place-items-center rounded-control transition hover:bg-raised active:scale-95 aria-expanded:bg-raised"
          >
            <Smile className="size-5" aria-hidden="true" />
          </Popover.Trigger>
        </Toolbar.Button>
      </Hint>
      {/* Not in a portal, so that it is there in full screen too. */}
      <Popover.Content
        side="top"
        sideOffset={16}
        collisionPadding={8}
        aria-label={texts.reactions}
        className="z-20 flex flex-wrap gap-1 rounded-bar border border-line bg-surface p-2 shadow-xl outline-none"
      >
        {REACTIONS.map((emoji) => (
          <button
            key={emoji}
            type="button"
            aria-label={texts.names[emoji]}
            onClick={() => {
              react(emoji)
              setOpen(false)
            }}
            className={CHOICE}
          >
            <span aria-hidden="true">{emoji}</span>
          </button>
        ))}
      </Popover.Content>
    </Popover.Root>
  )
}
