/** Something the person at the keyboard can put right. Its message is printed as it is, without a stack. */
export class DevError extends Error {
  override name = "DevError"
}
