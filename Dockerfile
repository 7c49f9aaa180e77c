# Vinetrace in a container: built in one stage, run in another by an unprivileged user.
# The root file system may be read-only; what is written goes to /data (and /tmp).
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm run sbom && npm prune --omit=dev --ignore-scripts
# Of nine weights of the font, 10 MB each, two are printed (server/typesetting/fonts.ts).
RUN find node_modules/@expo-google-fonts/noto-sans-sc -mindepth 1 -maxdepth 1 -type d ! -name 400Regular ! -name 700Bold -exec rm -r {} +

FROM node:20-slim
ENV NODE_ENV=production VINETRACE_DATA=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/bin bin
COPY --from=build /app/cypher cypher
COPY --from=build /app/docs docs
COPY --from=build /app/fixtures/cases fixtures/cases
COPY --chmod=0555 scripts/docker/entrypoint.sh /usr/local/bin/vinetrace-entrypoint
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 8080
# By HTTPS where the settings name a certificate; this asks itself, so whose it is does not matter.
# Ready means: schema applied and the graph caught up with the record; anything else answers 503.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "const s = process.env.VINETRACE_TLS_CERT_FILE ? 'https' : 'http'; require(s).get({ host: '127.0.0.1', port: 8080, path: '/api/health', rejectUnauthorized: false }, (r) => process.exit(r.statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
ENTRYPOINT ["vinetrace-entrypoint", "node", "/app/bin/vinetrace.js"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080"]
