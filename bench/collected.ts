import type { Finding, Measure } from "./part"
import type { Subject } from "./subject"

/** Figures as they come in, by app and by what they are of, in which unit. */
export class Collected {
  #measures = new Map<string, Map<string, Measure>>()

  constructor(subjects: readonly Subject[]) {
    for (const { name } of subjects) this.#measures.set(name, new Map())
  }

  add(subject: Subject, what: string, unit: string, value: number): void {
    const measures = this.#measures.get(subject.name)
    const key = `${what}, ${unit}`
    const measure = measures?.get(key) ?? { what, unit, values: [] }
    measure.values.push(value)
    measures?.set(key, measure)
  }

  findings(): Finding[] {
    return Array.from(this.#measures, ([subject, measures]) => ({
      subject,
      measures: [...measures.values()],
    }))
  }
}
