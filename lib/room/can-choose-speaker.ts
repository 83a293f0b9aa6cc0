/** Whether this browser lets a page choose where its sound comes out: Safari, for one, doesn't. */
export function canChooseSpeaker(): boolean {
  return typeof HTMLMediaElement !== "undefined" && "setSinkId" in HTMLMediaElement.prototype
}
