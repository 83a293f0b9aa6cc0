import { android } from "./android"
import { curl } from "./curl"
import { flutter } from "./flutter"
import { javascript } from "./javascript"
import { python } from "./python"
import { react } from "./react"
import { reactNative } from "./react-native"
import { rust } from "./rust"
import { swift } from "./swift"
import type { Platform } from "./types"
import { unity } from "./unity"

/** The platforms of the examples, in the order of their tabs. */
export const platforms: readonly Platform[] = [
  javascript,
  react,
  swift,
  android,
  flutter,
  reactNative,
  rust,
  python,
  unity,
  curl,
]
