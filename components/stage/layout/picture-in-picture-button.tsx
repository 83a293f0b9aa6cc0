import { PictureInPicture2 } from "lucide-react"
import { Hint } from "@/components/ui/hint"
import { texts } from "@/lib/texts/stage"

type PictureInPictureButtonProps = { isOpen: boolean; onPress: () => void }

/** Puts the call into a window that stays above all others, and back. */
export function PictureInPictureButton({ isOpen, onPress }: PictureInPictureButtonProps) {
  return (
    <Hint text={texts.pictureInPicture}>
      <button
        type="button"
        aria-label={texts.pictureInPicture}
        aria-pressed={isOpen}
        onClick={onPress}
        className="grid size-11 shrink-0 place-items-center rounded-control border border-line transition hover:bg-raised max-sm:hidden"
      >
        <PictureInPicture2 className="size-4" aria-hidden="true" />
      </button>
    </Hint>
  )
}
