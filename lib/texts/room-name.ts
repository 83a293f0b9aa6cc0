/** What can be wrong with a room's name. Apart from the other texts, because the start page needs no more than these. */
export const texts = {
  noRoomName: "Enter a room name.",
  dots: "A room can't be called “.” or “..”.",
} as const
