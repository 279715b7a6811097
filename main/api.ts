import { hkdfSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApi } from '../api/build-api.ts';
import { assertPlainRole } from '../db/database.ts';
import { beat, HEARTBEAT_SECONDS } from '../db/platform-absence.ts';
import { machineClient } from '../db/machine-repository.ts';
import type { Register } from '../db/register.ts';
import { parseProcedureId } from '../domain/procedure.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { startMailSink, troubleOf } from '../outside/mail-sink.ts';
import type { RunningIdentityProvider } from '../outside/identity-provider.ts';
import { startIdentityProvider } from '../outside/identity-provider.ts';
import { API_AUDIENCE, CLI_CLIENT } from '../outside/identity-provider/accounts.ts';
import { assertBasisConfirmed } from './basis-check.ts';
import type { Config } from './config.ts';
import { readConfig } from './config.ts';
import { DEMO_IDENTITIES } from './demo/city/identities.ts';
import { exampleCalendar } from './demo/example-calendar.ts';
import { dispatching } from './dispatcher.ts';
import { openEvidenceStore, scannerOf } from './evidence-house.ts';
import { makeRegister } from './make-register.ts';
import { runProcess } from './parts/run-process.ts';
import { answersForNamespace } from './parts/temporal-health.ts';
import { createPoker } from './poke.ts';
import { startRounds } from './rounds.ts';

const CONNECTIONS = 10;
const ENGINE_WITHIN_MS = 800;

/** Starts the counter: web app, API, in demo mode the identity provider on a port of its own, and the dispatcher unless it runs apart. Returns how to stop it. */
export async function startApi(config: Config): Promise<() => Promise<void>> {
  const register = makeRegister(config, 'api', CONNECTIONS);
  await assertPlainRole(register.db);
  await assertBasisConfirmed(register, config.mode);
  const poker = createPoker({ address: config.temporalAddress, namespace: config.temporalNamespace, taskQueue: config.taskQueue });
  const provider = config.embeddedIdentityProvider ? await embeddedProvider(config, register) : undefined;
  const sink = config.mailSinkPort === undefined ? undefined : await startMailSink({ port: config.mailSinkPort, refuse: troubleOf });
  const app = await buildApi({
    mode: config.mode, rateLimits: config.rateLimits, proxies: config.proxies, register, evidence: await openEvidenceStore(config), scanner: scannerOf(config), allowUnscanned: config.allowUnscanned,
    identity: {
      mode: config.mode, db: register.db, publicUrl: config.publicUrl, issuer: config.oidcIssuer, clientId: config.oidcClientId,
      clientSecret: config.oidcClientSecret, audience: API_AUDIENCE,
      personClients: [config.oidcClientId, ...(config.embeddedIdentityProvider ? [CLI_CLIENT.id] : []), ...(config.tokenClients ?? [])],
      ...(config.freshLogin === undefined ? {} : { freshLogin: config.freshLogin }),
      // The same for every API process of the installation, and of no use for opening anything else.
      stateKey: new Uint8Array(hkdfSync('sha256', config.masterKey, '', 'zhengming login under way', 32)),
    },
    poke: (ids) => poker.poke(ids),
    engineHealthy: () => answersForNamespace(config.temporalAddress, config.temporalNamespace, ENGINE_WITHIN_MS),
    emergencyMinutes: config.emergencyMinutes ?? 60,
    describeProcedure: async (id) => (await poker.describe(knownId(id))) ?? null,
    ...(config.mode === 'demo' ? { exampleCalendar } : {}),
    temporalUi: config.temporalUiUrl ?? null, webhooks: { hosts: config.webhookHosts, privateRanges: config.webhookPrivate },
    mail: sink === undefined ? (config.smtpUrl === undefined ? 'off' : 'on') : 'sink', sunkMails: () => sink?.mails() ?? [],
    webDir: existsSync(join(config.webDir, 'index.html')) ? config.webDir : null,
  });
  await app.listen({ port: config.port, host: config.host });
  const stopDispatching = config.dispatcher === 'inside' ? await dispatching(config) : undefined;
  // Says that it is there for as long as it answers: time in which it was not is the platform's.
  const heart = startRounds('heartbeat', HEARTBEAT_SECONDS * 1_000, async () => {
    if ((await app.inject('/health/live')).statusCode === 200) await beat(register);
    return false;
  });
  return async () => {
    await heart.stop();
    await stopDispatching?.();
    await app.close();
    await sink?.close();
    await provider?.close();
    await poker.close();
    await register.db.destroy();
  };
}

if (import.meta.main) await runProcess('api', () => startApi(readConfig(process.env)));

function embeddedProvider(config: Config, { db }: Pick<Register, 'db'>): Promise<RunningIdentityProvider> {
  return startIdentityProvider({
    mode: config.mode, port: config.identityProviderPort, issuer: config.oidcIssuer, keysDir: join(config.dataDir, 'identity-provider'), machines: { find: (id) => machineClient(db, id) },
    clients: [{ id: config.oidcClientId, secret: config.oidcClientSecret, redirectUris: [`${config.publicUrl}/callback`] }],
    accounts: DEMO_IDENTITIES.map(({ id, name, nameEn, roleText, orgText }) => ({
      id, name, nameEn, roleText: roleText.zh, orgText: orgText.zh, roleTextEn: roleText.en, orgTextEn: orgText.en,
    })),
  });
}

function knownId(id: string): ProcedureId {
  const { type, ref } = parseProcedureId(id);
  return `${type}/${ref}`;
}
