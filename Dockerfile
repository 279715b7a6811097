# One image for API, worker, dispatcher and migration; which of them it is, the command says.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tools ./tools
RUN npm ci --no-progress
COPY . .
RUN node scripts/build.ts

FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tools ./tools
# Without optional packages: the packaged Node and PostgreSQL are for laptops and CI only.
RUN npm ci --no-progress --omit=dev --omit=optional

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production ZM_MODE=production TZ=UTC ZM_DATA_DIR=/var/lib/zhengming
WORKDIR /app
RUN install -d -o node -g node /var/lib/zhengming
COPY --from=packages /app/node_modules ./node_modules
COPY package.json tsconfig.json ./
COPY domain ./domain
COPY db ./db
COPY api ./api
COPY workflows ./workflows
COPY activities ./activities
COPY letters ./letters
COPY outside ./outside
COPY policies ./policies
COPY main ./main
COPY --from=build /app/dist ./dist
USER node
VOLUME /var/lib/zhengming
EXPOSE 8380
# Ends in order on SIGTERM (main/parts/run-process.ts); the API also answers /health/live and /health/ready.
CMD ["node", "--enable-source-maps", "main/api.ts"]
