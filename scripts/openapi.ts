import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApi } from '../api/build-api.ts';
import { makeRegister } from '../main/make-register.ts';
import { exampleCalendar } from '../main/demo/example-calendar.ts';
import { API_AUDIENCE } from '../outside/identity-provider/accounts.ts';
import { evidenceFolder } from '../outside/evidence-folder.ts';

/**
 * Writes the types of the web app's client: what the counter says it takes and gives is what the windows are compiled against.
 * The counter is put together as everywhere else and asked for its document; nothing is started, and no database is there.
 */
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'zm-openapi-'));
const register = makeRegister({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', masterKey: new Uint8Array(32), previousMasterKey: undefined, cipher: 'aes-256-gcm', mode: 'demo', publicUrl: 'http://127.0.0.1' }, 'openapi', 1);
const app = await buildApi({
  mode: 'demo', rateLimits: 'relaxed', proxies: 0, register, evidence: evidenceFolder(folder), scanner: undefined, allowUnscanned: true, emergencyMinutes: 60,
  identity: { mode: 'demo', db: register.db, publicUrl: 'http://127.0.0.1', issuer: 'http://127.0.0.1', clientId: '', clientSecret: '', audience: API_AUDIENCE, stateKey: new Uint8Array(32) },
  poke: () => {}, engineHealthy: () => false, describeProcedure: async () => null, exampleCalendar, temporalUi: null, webhooks: { hosts: [], privateRanges: false }, mail: 'off', sunkMails: () => [], webDir: null, logLevel: 'silent',
});
await app.ready();
const file = join(folder, 'openapi.json');
writeFileSync(file, JSON.stringify(app.swagger()));
await app.close();
await register.db.destroy();
// The generator needs TypeScript 5, which lives in a workspace of its own (tools/openapi).
const { status } = spawnSync(process.execPath, [join(root, 'tools/openapi/node_modules/openapi-typescript/bin/cli.js'), file, '-o', join(root, 'web/src/api/schema.d.ts')], { stdio: 'inherit' });
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
