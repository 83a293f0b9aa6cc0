# Two stages: the first builds, the second holds only what runs. No configuration and no secret is part of the image: the
# variables of .env.example are set where it runs.
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
# Where compose.yaml keeps the keys that it makes up: a new volume gets its owner from here.
RUN mkdir /keys && chown node:node /keys
# Owns nothing of the app, so that a hole in it can't change it.
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=15s CMD ["node", "docker/healthcheck.mjs"]
# Node itself gets the SIGTERM of `docker stop`: Next finishes the requests under way and ends.
CMD ["node", "server.js"]
