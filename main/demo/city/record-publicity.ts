import type { OrgId } from '../../../domain/ids.ts';
import type { PublicityFacts, Sanction, Sector } from '../../../domain/publicity.ts';
import type { RecordCategory, RecordFields } from '../../../domain/record.ts';
import { parseDay } from '../../../domain/time.ts';
import type { Day } from '../../../domain/time.ts';
import { ECOLOGY, EMERGENCY, HOUSING, LABOUR, MARKET, TAX } from './organisations.ts';

const SECTOR_OF: ReadonlyMap<OrgId, Sector> = new Map<OrgId, Sector>([
  [TAX, 'tax'], [MARKET, 'marketSupervision'], [EMERGENCY, 'workSafety'], [ECOLOGY, 'ecology'], [LABOUR, 'wageArrears'], [HOUSING, 'construction'],
]);

/** What a fine of so many yuan counts as in the demo city. */
function fineOf(amount: string): Sanction[] {
  const yuan = Number(amount);
  if (amount === '' || yuan === 0) return [];
  return [yuan >= 200_000 ? 'largeFine' : yuan >= 5_000 ? 'fine' : 'smallFine'];
}

/** What an authority of the demo city states of the publicity of a record with these fields. */
export function demoPublicity(record: { providerId: OrgId; category: RecordCategory; title: string; fields: RecordFields; providedOn: Day }): PublicityFacts {
  const { category, title, fields, providedOn } = record;
  const sector = /食品|药品/.test(title) ? 'foodDrug' : (SECTOR_OF.get(record.providerId) ?? 'other');
  const listed: Sanction[] = category === 'seriousList' ? ['seriousListing'] : category === 'abnormalList' ? ['abnormalListing'] : [];
  const sanctions: Sanction[] = [...listed, ...(fields.penalty.includes('没收') ? (['confiscation'] as const) : []), ...fineOf(fields.amount)];
  const done = fields.performed === 'yes' ? providedOn : null;
  return {
    sector, sanctions: sanctions.length === 0 ? ['warning'] : sanctions, decidedOn: parseDay(fields.decidedOn), publishedOn: providedOn, correctedOn: done, performedOn: done, restrictedUntil: null,
  };
}
