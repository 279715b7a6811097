import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_IDENTITIES } from '../main/demo/city/identities.ts';
import { DEMO_SUBJECTS } from '../main/demo/city/subjects.ts';
import { readIssuer } from '../outside/identity-provider/issuer-file.ts';
import { bearerFor } from './lib/bearer-for.ts';
import { loadScenarios } from './lib/load-scenarios.ts';
import { scenarioStage, timelineText } from './lib/scenario.ts';

const USAGE = 'Usage: npm run scenarios -- --list | <name, or a number of law.md §8> [--base <address>] [--issuer <address>]';
/** Lists the scenarios, or plays one against a running installation and prints the timelines of its cases. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { list: { type: 'boolean' }, base: { type: 'string' }, issuer: { type: 'string' } } });
  const all = await loadScenarios();
  if (values.list === true) {
    for (const { name, scenario } of all) console.log(`${name.padEnd(32)} law.md ${scenario.law.padEnd(10)} ${scenario.title}`);
    return;
  }
  const [wanted] = positionals;
  if (wanted === undefined) throw new Error(USAGE);
  const named = all.filter(({ name }) => name === wanted || name.startsWith(`${wanted}-`));
  // A story may be of several numbers of law.md §8 and is named after the first.
  const chosen = named.length > 0 ? named : all.filter(({ scenario: { law } }) => law.startsWith('§8-') && law.slice(3).split(/,\s*/).includes(wanted));
  if (chosen.length === 0) throw new Error(`no scenario ${wanted}; --list names them`);
  const baseUrl = values.base ?? `http://127.0.0.1:${process.env['PORT'] ?? 8380}`;
  const keysDir = join(process.env['ZM_DATA_DIR'] ?? '.data', 'identity-provider');
  const issuer = values.issuer ?? process.env['OIDC_ISSUER'] ?? (await readIssuer(keysDir)) ?? `http://127.0.0.1:${process.env['ZM_IDP_PORT'] ?? 8381}`;
  const stage = scenarioStage({ baseUrl, identities: DEMO_IDENTITIES, subjects: DEMO_SUBJECTS, tokenOf: (identity) => bearerFor(issuer, identity), say: (text) => console.log(`· ${text}`) });
  for (const { name, scenario } of chosen) {
    console.log(`${name}: ${scenario.title} (law.md ${scenario.law})`);
    for (const caseId of await scenario.play(stage)) console.log(timelineText(await stage.see(caseId)));
  }
}

main().catch((error: unknown) => {
  const refused = error instanceof TypeError && error.message === 'fetch failed';
  console.error(refused ? 'Nobody answers there. Is `npm start` running?' : error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
