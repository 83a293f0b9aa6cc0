// Pages beside the start page and the rooms, a line each. Delete one, and nothing of it is left in the app.
export { connect } from "./connect"
