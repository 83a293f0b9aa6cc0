// Imported before all else: the publishers' SDK looks at it as it is loaded, and in development prints all that it does.
Object.assign(process.env, { NODE_ENV: "production" })
