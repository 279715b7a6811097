import { hashedValues } from '../../db/basis-register.ts';
import { businessNow } from '../../db/database.ts';
import type { Register } from '../../db/register.ts';
import { dayAt } from '../../domain/time.ts';
import { REMEDIES } from '../../domain/objection.ts';
import type { UNVERIFIED_EFFECTS } from '../../domain/policy-names.ts';
import { packJson } from '../domain/policy-pack-changes.ts';
import { approve, propose, signEdition, sweepAll } from './calendar-change.ts';

const FOUNDED = { evidence: 'assumption', source: 'law.md §7' } as const;

/** The city's rules with 审核: every decision is drafted, reviewed and signed by three people. */
export const adoptReview = (register: Register): Promise<string> => adoptEdition(register, {
  signing: REMEDIES.map((remedy) => ({ organ: 'platform', letter: 'decisionLetter', remedy, review: true, otherSigner: true, basis: '本市规定：处理决定经审核后签发', ...FOUNDED })),
}, '增加审核环节');

/** The city's rules with only those told of a correction who were given the record in so many months. */
export const adoptLookBack = (register: Register, months: number): Promise<string> =>
  adoptEdition(register, { recipients: { scope: 'lookBack', months, basis: '本市规定：更正通知近期获得信息的单位', ...FOUNDED } }, '更正通知的范围');

/** The city's rules with what becomes of a record that nobody can verify. */
export const adoptUnverified = (register: Register, unverified: (typeof UNVERIFIED_EFFECTS)[number], edition: string): Promise<string> => adoptEdition(register, {
  silence: { after: 'hardStop', effect: 'stopDisclosure', unverified, amount: null, currency: null, basis: '本市规定：无法核实的信息的处理', ...FOUNDED },
}, '无法核实的处理', edition);

/** An edition of the city's pack with other values, handed in, signed and approved as an office would. */
async function adoptEdition(register: Register, values: Record<string, unknown>, reason: string, edition = '2026-12'): Promise<string> {
  await register.calendars.upToDate(register.db);
  const today = dayAt(await businessNow(register.db), 'Asia/Shanghai');
  const version = `CN-230600/${edition}`;
  const { changeId } = await propose(register, { ...(packJson('CN-230600.json') as object), version, validFrom: today, ...values }, reason);
  await signEdition(register, changeId, hashedValues(register.currentPack(today)).map(({ pointer }) => pointer).filter((pointer) => Object.keys(values).some((name) => pointer === `/${name}` || pointer.startsWith(`/${name}/`))));
  await approve(register, changeId);
  await sweepAll(register);
  return version;
}
