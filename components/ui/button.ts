const base =
  "inline-flex min-h-12 items-center justify-center gap-2 rounded-control px-5 text-[15px] font-medium transition active:scale-[0.98] aria-disabled:cursor-default aria-disabled:active:scale-100"

/** Classes of what looks like a button, be it a button or a link. */
export const buttonStyles = {
  primary: `${base} bg-accent text-on-accent hover:opacity-90`,
  secondary: `${base} bg-raised text-text hover:bg-line`,
  /** Beside other things, where a full one would be too loud. */
  small:
    "inline-flex min-h-11 items-center justify-center gap-2 rounded-control border border-line px-3 text-label font-medium transition hover:bg-raised",
  outline: `${base} border border-line text-text hover:bg-raised`,
} as const
