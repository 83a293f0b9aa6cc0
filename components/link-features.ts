// What the link to a room can carry, a line each. Delete one, and nothing of it is left in the app.
export { encryption } from "./encryption"
