/** What is said of end-to-end encryption. */
export const texts = {
  encrypt: "End-to-end encrypt the new room",
  encrypted: "End-to-end encrypted",
  partly: "Not everybody is encrypted",
  damagedKey: "The key in this link is damaged. Ask for the link again, and copy all of it.",
  undecryptable: {
    "no-key": "This room is encrypted, and your link has no key. Ask for the whole link.",
    "wrong-key": "Your link has another key than theirs. Ask for the link again.",
  },
} as const
