import { unsignedValues } from '../db/basis-register.ts';
import { businessNow, overseeing } from '../db/database.ts';
import type { Register } from '../db/register.ts';
import type { Pack } from '../domain/policy.ts';
import { dayAt } from '../domain/time.ts';
import { repairPacks } from '../db/repair-rules.ts';
import type { Mode } from './config.ts';
import { StartFault } from './parts/fault.ts';

/** Production serves nobody on assumptions: each value of the packs in force or to come is read in a text, or signed by the customer (依据确认). */
export async function assertBasisConfirmed(register: Pick<Register, 'db' | 'currentPack' | 'editionsFrom' | 'calendars'>, mode: Mode): Promise<void> {
  if (mode !== 'production') return;
  const open = await overseeing(register.db, 'zm_procedure', async (trx) => {
    await register.calendars.upToDate(trx);
    // Those of credit repair as well: what they say decides when a subject may apply, and what bars it.
    const packs = [...register.editionsFrom(dayAt(await businessNow(trx), register.currentPack().zone)), ...repairPacks()];
    const unsigned: { pack: Pack; pointer: string }[] = [];
    for (const pack of packs) for (const { pointer } of await unsignedValues(trx, pack)) unsigned.push({ pack, pointer });
    return unsigned;
  });
  const [first] = open;
  if (first === undefined) return;
  throw new StartFault(
    `${open.filter(({ pack }) => pack === first.pack).length} values of the policy pack ${first.pack.version} rest on an assumption, a memory or a draft, and nobody has signed them (first: ${first.pointer}). ` +
      'Print them with "node main/confirm-basis.ts --list > confirmations.json" as the migration job, have them signed, enter name, document and documentDay, ' +
      'then "node main/confirm-basis.ts --file confirmations.json" and start again (docs/decisions/0010-signed-basis-before-production.md).',
  );
}
