/** What is said about the call's own window. */
export const texts = {
  pictureInPicture: "Picture in picture",
  inWindow: "The call is in a window of its own.",
  back: "Bring it back",
} as const
