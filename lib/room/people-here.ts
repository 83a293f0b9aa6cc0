/** Who is in a room before one joins it: how many people, and the names of the first few. */
export type PeopleHere = { count: number; names: string[] }
