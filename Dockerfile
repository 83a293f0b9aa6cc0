# The second stage contains only what runs. The image has no configuration and no secrets: set the variables of .env.example
# where it runs.
FROM node:22-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN BUILD_STANDALONE=1 npm run build

FROM node:22-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
COPY docker/keys.mjs docker/healthcheck.mjs ./docker/
# Mount point of the generated keys (compose.yaml): a new volume inherits this owner.
RUN mkdir /keys && chown node:node /keys
# This user owns none of the app's files, so an exploited app can't change them.
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=15s CMD ["node", "docker/healthcheck.mjs"]
# Without a shell in between, Node.js gets `docker stop`'s SIGTERM, and Next.js finishes pending requests.
CMD ["node", "server.js"]
