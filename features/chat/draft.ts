/** The unsent text of a room's chat. It belongs to this tab, which keeps it when it is reloaded. */
export class Draft {
  readonly #key: string
  #text: string

  constructor(roomName: string) {
    this.#key = `greenroom:draft:${roomName}`
    this.#text = this.#read()
  }

  get current(): string {
    return this.#text
  }

  set current(text: string) {
    this.#text = text
    try {
      if (text) sessionStorage.setItem(this.#key, text)
      else sessionStorage.removeItem(this.#key)
    } catch {
      // Storage is blocked or full: the page keeps the text in memory.
    }
  }

  #read(): string {
    try {
      return sessionStorage.getItem(this.#key) ?? ""
    } catch {
      return ""
    }
  }
}
