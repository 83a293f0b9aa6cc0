import type { LinkedPage } from "./linked-page"
import * as linkedPages from "./linked-pages"

/** All of linked-pages.ts. */
export const linkedPageList: readonly LinkedPage[] = Object.values<LinkedPage>(linkedPages)
