# One file, three targets: cms (also migrates), site, realtime. Code runs as it is; only the panel and the site are built.
FROM node:24-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY config/package.json config/
COPY database/package.json database/
COPY cms/package.json cms/
COPY site/package.json site/
COPY realtime/package.json realtime/
COPY extensions/consultations/package.json extensions/consultations/
COPY extensions/content/package.json extensions/content/
COPY extensions/counters/package.json extensions/counters/
COPY extensions/delivery/package.json extensions/delivery/
COPY extensions/identity/package.json extensions/identity/
COPY extensions/kernel/package.json extensions/kernel/
COPY extensions/media/package.json extensions/media/
COPY extensions/operations/package.json extensions/operations/
COPY extensions/programmes/package.json extensions/programmes/
COPY extensions/records/package.json extensions/records/
COPY extensions/training/package.json extensions/training/

# The image has Node 24 already, so that the package that brings one needs no script; nor does any other at run time.
FROM manifests AS production-packages
RUN npm ci --omit=dev --ignore-scripts && rm -f node_modules/.bin/node && npm cache clean --force

FROM manifests AS build
RUN npm ci
COPY . .
RUN node scripts/build.ts

FROM production-packages AS runtime
ENV NODE_ENV=production STRAPI_TELEMETRY_DISABLED=true ASTRO_TELEMETRY_DISABLED=1
COPY . .

FROM runtime AS cms
COPY --from=build /app/cms/build cms/build
# Backups and uploads are volumes, which begin with the owner of these folders.
RUN mkdir -p /backups /media cms/.strapi && chown node:node /backups /media cms/.strapi
USER node
WORKDIR /app
EXPOSE 1337
CMD ["node", "--max-semi-space-size=64", "cms/src/main.ts"]

FROM runtime AS site
COPY --from=build /app/site/dist site/dist
USER node
EXPOSE 4321
CMD ["node", "site/dist/server/entry.mjs"]

FROM runtime AS realtime
# What Node compiles is kept in the image, so that no start loads the compiler (25 MB). The flag: see scripts/lib/services.ts.
ENV NODE_COMPILE_CACHE=/app/.compile-cache
RUN mkdir .compile-cache && chown node:node .compile-cache
USER node
RUN node --input-type=module --eval "await import('/app/realtime/src/app.ts')"
EXPOSE 8090
CMD ["node", "--max-semi-space-size=2", "realtime/src/index.ts"]
