/** How fields look that one types into, one line or several. */
export const FIELD_LOOK =
  "w-full rounded-control border border-field bg-surface px-4 text-text placeholder:text-muted aria-invalid:border-danger"
