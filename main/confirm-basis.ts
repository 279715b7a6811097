import { readFileSync } from 'node:fs';
import { allPacks } from '../policies/load.ts';
import { repairPacks } from '../db/repair-rules.ts';
import { signBasis, unsignedValues, valueHash } from '../db/basis-register.ts';
import type { BasisSignature } from '../db/basis-register.ts';
import { businessNow, inOneTransaction, openDatabase } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import { newActId } from '../db/register.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { UserId } from '../domain/ids.ts';
import type { Pack } from '../domain/policy.ts';
import { valueName, valueText } from '../domain/policy-words.ts';
import { readDay, readFields, readList, readSomeFields, readText } from '../domain/reading.ts';
import { dayAt } from '../domain/time.ts';
import { calendarsInForce } from '../db/calendar-in-force.ts';
import { sentenceFor, StartFault } from './parts/fault.ts';

/** What is signed, as a file: made by `--list`, filled in and signed on paper by the customer, read by `--file`. */
export interface SignedFile extends BasisSignature {
  pack: string;
  /** Login name of whoever enters it. */
  enteredBy: string;
}

/** The form to fill in: every unsigned value of the first edition in force or to come that has any; null when all are signed. */
export async function openForm(db: Db): Promise<(Omit<SignedFile, 'documentDay'> & { documentDay: string }) | null> {
  const calendars = calendarsInForce();
  await calendars.upToDate(db);
  const on = dayAt(await businessNow(db), calendars.currentPack().zone);
  for (const pack of [...calendars.editionsFrom(on), ...repairPacks()]) {
    const unsigned = await unsignedValues(db, pack);
    if (unsigned.length > 0) {
      const values = unsigned.map((value) => {
        const unit = value.limit === null ? null : (pack.limits[value.limit]?.unit ?? null);
        return { pointer: value.pointer, hash: valueHash(value), says: `${valueName(value).zh}：${valueText(value, unit).zh}`, basis: value.basis, evidence: value.evidence };
      });
      return { pack: pack.version, enteredBy: '', name: '', document: '', documentDay: '', values };
    }
  }
  return null;
}

/** Reads a filled-in form; what is missing is refused with its path. */
export function readSignedFile(value: unknown, editions: ReadonlyMap<string, Pack> = allPacks()): SignedFile & { edition: Pack } {
  const f = readFields(value, '', ['pack', 'enteredBy', 'name', 'document', 'documentDay', 'values']);
  const version = readText(f['pack'], '/pack');
  const edition = editions.get(version);
  if (edition === undefined) throw new Refusal('invalid-field', { field: '/pack', detail: `/pack: expected an edition that is installed, found ${version}` });
  const values = readList(f['values'], '/values', (each, path) => {
    const v = readSomeFields(each, path, ['pointer', 'hash'], ['says', 'basis', 'evidence']);
    return { pointer: readText(v['pointer'], `${path}/pointer`), hash: readText(v['hash'], `${path}/hash`, /^[0-9a-f]{64}$/) };
  });
  if (values.length === 0) throw new Refusal('invalid-field', { field: '/values', detail: '/values: expected at least one value' });
  return {
    pack: version, edition, enteredBy: readText(f['enteredBy'], '/enteredBy', /^[\w.@-]{1,64}$/), name: readText(f['name'], '/name'),
    document: readText(f['document'], '/document'), documentDay: readDay(f['documentDay'], '/documentDay'), values,
  };
}

/** Enters a signed form as an act of the installation. The connection is that of the tables' owner, who runs this before anything serves. */
export async function enterSigned(db: Db, file: ReturnType<typeof readSignedFile>): Promise<number> {
  const { signed } = await inOneTransaction(db, (trx) => signBasis(trx, file.edition, file, { actId: newActId(), userId: asId<UserId>(file.enteredBy), orgId: null, elapsedMs: 0 }));
  return signed;
}

async function main(args: readonly string[]): Promise<void> {
  const [what, path, ...rest] = args;
  const asked = (what === '--list' && path === undefined) || (what === '--file' && path !== undefined && rest.length === 0);
  if (!asked) throw new StartFault('Usage: confirm-basis --list (prints the form with every unsigned value), or confirm-basis --file <filled-in form> (- reads standard input).');
  const url = process.env['MIGRATION_DATABASE_URL'];
  if (!url) throw new StartFault('MIGRATION_DATABASE_URL is missing: signatures are entered by the migration job, as the owner of the tables.');
  const db = openDatabase({ url, max: 1, name: 'zhengming-confirm-basis' });
  try {
    if (what === '--list') {
      const form = await openForm(db);
      console.log(form === null ? 'Every value is read in a text or signed.' : JSON.stringify(form, null, 2));
    } else {
      const calendars = calendarsInForce();
      await calendars.upToDate(db);
      const file = readSignedFile(JSON.parse(readFileSync(path === '-' ? 0 : path!, 'utf8')), calendars.editions());
      console.log(`${await enterSigned(db, file)} values of ${file.pack} are signed.`);
    }
  } finally {
    await db.destroy();
  }
}

if (import.meta.main) {
  await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(`confirm-basis: ${error instanceof Refusal ? `${error.message} (${error.code}${error.field === undefined ? '' : ` ${error.field}`})` : sentenceFor(error)}`);
    process.exitCode = 1;
  });
}
