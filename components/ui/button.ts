const baseStyles =
  "inline-flex min-h-12 items-center justify-center gap-2 rounded-control px-5 text-[15px] font-medium transition active:scale-[0.98] aria-disabled:cursor-default aria-disabled:active:scale-100"

/** Classes for buttons, and for links that look like buttons: `<Link className={buttonStyles.primary}>`. */
export const buttonStyles = {
  primary: `${baseStyles} bg-primary text-primary-foreground hover:opacity-90`,
  secondary: `${baseStyles} bg-muted text-foreground hover:bg-accent`,
  outline: `${baseStyles} border border-border text-foreground hover:bg-muted`,
  small:
    "inline-flex min-h-11 items-center justify-center gap-2 rounded-control border border-border px-3 text-label font-medium transition hover:bg-muted",
} as const
