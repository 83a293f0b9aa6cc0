import { ShortcutList } from "./shortcut-list"
import { usePushToTalk } from "./use-push-to-talk"

export function Shortcuts() {
  usePushToTalk()
  return <ShortcutList />
}
