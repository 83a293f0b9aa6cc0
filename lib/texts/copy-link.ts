/** What the button says that copies the link to a room. */
export const texts = {
  copy: "Copy invite link",
  copied: "Link copied",
  /** In the little place of the button, and in full for who hears it. */
  failedShort: "Copy it from the address",
  failed: "The link could not be copied",
} as const
