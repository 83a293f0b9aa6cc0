import { useCloseGuard } from "./use-close-guard"
import { useDeviceLoss } from "./use-device-loss"
import { useUnseenVideo } from "./use-unseen-video"
import { useWakeLock } from "./use-wake-lock"

/** What is looked after while a call is on the screen, without anything to see. */
export function Watchers() {
  useWakeLock()
  useCloseGuard()
  useDeviceLoss()
  useUnseenVideo()
  return null
}
