import { calendarsInForce } from '../db/calendar-in-force.ts';
import { openVault } from '../db/content-vault.ts';
import { openDatabase } from '../db/database.ts';
import type { Register } from '../db/register.ts';
import { organisationDirectory } from '../db/register.ts';
import { unprintableCharacters } from '../letters/render-letter.ts';
import { measureCatalogue } from '../policies/load-measures.ts';
import { currentPack, refusedPacks } from '../policies/load.ts';
import type { Config } from './config.ts';
import { rendererOf } from './sealing.ts';

/** Puts a process's register together: its own pool, the vault, packs and calendars, and what our fonts can print. */
export function makeRegister(config: Pick<Config, 'databaseUrl' | 'masterKey' | 'previousMasterKey' | 'cipher' | 'mode' | 'publicUrl' | 'seal'>, name: string, connections: number): Register {
  const db = openDatabase({ url: config.databaseUrl, max: connections, name: `zhengming-${name}` });
  const calendars = calendarsInForce();
  return {
    db, vault: openVault(Buffer.from(config.masterKey), config.previousMasterKey && Buffer.from(config.previousMasterKey), config.cipher), currentPack: calendars.currentPack, pack: calendars.pack, clockPack: calendars.clockPack, editionsFrom: calendars.editionsFrom, refusedPacks, catalogue: () => [...measureCatalogue(config.mode), ...calendars.now().catalogues], calendar: calendars.calendar, calendarFor: calendars.calendarFor, calendars,
    organisations: organisationDirectory(db), unprintable: unprintableCharacters, render: rendererOf(config.seal ?? { by: 'demo' }),
    // In a demo nobody's request is on its way for two minutes; a simulated day should not wait for it.
    graceMs: config.mode === 'production' ? currentPack().silenceGraceSeconds * 1_000 : 0,
    digestMs: config.mode === 'production' ? currentPack().ladder.digestMinutes * 60_000 : 0,
    publicUrl: config.publicUrl,
  };
}
