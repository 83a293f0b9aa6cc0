/** What the list of people says. */
export const texts = {
  people: "People",
  open: "Show who is here",
  close: "Close the list of people",
  count: (count: number) => (count === 1 ? "1 person" : `${count} people`),
  guest: "Guest",
  you: "you",
  agent: "agent",
  microphoneOn: "Microphone on",
  microphoneOff: "Microphone off",
  cameraOn: "Camera on",
  cameraOff: "Camera off",
  speaking: "Speaking",
  find: "Find somebody by name",
  found: (count: number) =>
    count === 0 ? "Nobody here has that name." : count === 1 ? "1 person found" : `${count} people found`,
  invite: "Invite others",
  showCode: "Show QR code",
  hideCode: "Hide QR code",
  code: "QR code of the link to this call",
  codeHint: "A phone’s camera opens it:",
  alone: "You’re the only one here. Send the link to invite others.",
} as const
