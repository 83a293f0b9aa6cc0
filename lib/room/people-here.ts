/** Who is in a room before one joins it: how many people, the names of the first few, and whether another fits in. */
export type PeopleHere = { count: number; names: string[]; isFull: boolean }
