/** A stylesheet's own text: next.config.ts and Vite both read a file so for this query. */
declare module "*.css?raw" {
  const text: string
  export default text
}
