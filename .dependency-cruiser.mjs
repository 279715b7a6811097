// The import table of the rooms (docs: architecture). A room imports from itself, from the rooms and the outside packages
// that its row names, and from nothing else. `npm run check` holds it; cycles and unresolved imports are errors everywhere.
const anything = ['main', 'test', 'bench', 'scripts'];

const rooms = {
  domain: { rooms: [], packages: ['temporal-polyfill'], node: [] },
  db: { rooms: ['domain', 'policies'], packages: ['kysely', 'pg', '@types/pg', 'canonicalize', 'uuid'], node: ['crypto', 'fs', 'fs/promises', 'path', 'url'] },
  letters: { rooms: ['domain'], packages: ['pdfkit', '@types/pdfkit', 'fontkit', '@types/fontkit', 'qrcode', '@types/qrcode', '@expo-google-fonts/noto-serif-sc'], node: ['fs', 'fs/promises', 'path', 'url', 'module', 'crypto', 'stream', 'buffer'] },
  outside: { rooms: ['domain'], packages: ['oidc-provider', '@types/oidc-provider', 'jose', 'file-type', '@fontsource-variable/noto-sans-sc', 'nodemailer', '@types/nodemailer', 'smtp-server', '@types/smtp-server', 'mailparser', '@types/mailparser', 'sharp', '@aws-sdk/client-s3', 'csv-parse', 'csv-stringify', 'fflate', 'read-excel-file', 'write-excel-file', 'ical-generator'], node: ['fs', 'fs/promises', 'path', 'url', 'module', 'crypto', 'dns', 'http', 'https', 'net', 'tls', 'stream', 'stream/promises', 'events', 'buffer', 'timers/promises', 'os'] },
  workflows: { rooms: ['domain', 'activities'], packages: ['@temporalio/workflow', '@temporalio/common'], node: [] },
  activities: { rooms: ['domain', 'db', 'letters', 'outside'], packages: ['@temporalio/activity', '@temporalio/common'], node: ['crypto'] },
  api: {
    rooms: ['domain', 'db', 'letters', 'outside', 'workflows/messages.ts'],
    packages: ['fastify', '@fastify/cookie', '@fastify/multipart', '@fastify/rate-limit', '@fastify/static', '@fastify/swagger', '@fastify/type-provider-typebox', 'typebox', 'jose', 'openid-client', 'prom-client', 'uuid', 'kysely', 'pg', '@types/pg', '@temporalio/client', '@temporalio/common'],
    node: ['fs', 'fs/promises', 'path', 'url', 'crypto', 'stream', 'stream/promises', 'http', 'net', 'events', 'buffer', 'timers/promises', 'os', 'util'],
  },
  policies: { rooms: ['domain'], packages: [], node: ['fs', 'path', 'url'] },
  web: {
    rooms: ['domain'],
    packages: ['react', '@types/react', 'react-dom', '@types/react-dom', 'react-router', 'antd', '@ant-design/icons', '@tanstack/react-query', 'i18next', 'react-i18next', 'openapi-fetch', '@fontsource-variable/noto-sans-sc', 'vite', 'temporal-polyfill', 'csstype'],
    node: [],
  },
};

const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const place = (room) => (room.endsWith('.ts') ? `^${escape(room)}$` : `^${room}/`);

const table = Object.entries(rooms).map(([room, row]) => ({
  name: `${room}-imports`,
  comment: `${room}/ may import only what its row in .dependency-cruiser.mjs names`,
  severity: 'error',
  from: { path: place(room) },
  to: {
    pathNot: [
      place(room),
      ...row.rooms.map(place),
      ...row.packages.map((name) => `node_modules/${escape(name)}/`),
      ...row.node.map((name) => `^(node:)?${escape(name)}$`),
    ],
  },
}));

export default {
  forbidden: [
    ...table,
    {
      name: 'workflows-types-only',
      comment: 'A procedure branches on recorded results; what decides (domain) or acts (activities) it knows by type only',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^(domain|activities)/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'messages-imports-nothing', comment: 'Ids and signal names are shared by every process', severity: 'error', from: { path: '^workflows/messages\\.ts$' }, to: { path: '.' } },
    { name: 'rooms-never-import-entries', comment: 'Nothing below depends on a process entry, a test or a script', severity: 'error', from: { pathNot: [`^(${anything.join('|')})/`, '^[^/]+$'] }, to: { path: `^(${anything.join('|')})/` } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc', // with the default parser `import type` is not seen as type-only (setup.md 7)
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules/.*/node_modules|dist)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
