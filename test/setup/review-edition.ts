import { hashedValues } from '../../db/basis-register.ts';
import { businessNow } from '../../db/database.ts';
import type { Register } from '../../db/register.ts';
import { dayAt } from '../../domain/time.ts';
import { REMEDIES } from '../../domain/objection.ts';
import { packJson } from '../domain/policy-pack-changes.ts';
import { approve, propose, signEdition, sweepAll } from './calendar-change.ts';

/** The city's rules with 审核: every decision is drafted, reviewed and signed by three people; handed in, signed and approved as an office would. */
export async function adoptReview(register: Register): Promise<string> {
  await register.calendars.upToDate(register.db);
  const today = dayAt(await businessNow(register.db), 'Asia/Shanghai');
  const version = 'CN-230600/2026-12';
  const signing = REMEDIES.map((remedy) => ({
    organ: 'platform', letter: 'decisionLetter', remedy, review: true, otherSigner: true, evidence: 'assumption', basis: '本市规定：处理决定经审核后签发', source: 'law.md §7',
  }));
  const { changeId } = await propose(register, { ...(packJson('CN-230600.json') as object), version, validFrom: today, signing }, '增加审核环节');
  await signEdition(register, changeId, hashedValues(register.currentPack(today)).map(({ pointer }) => pointer).filter((pointer) => pointer.startsWith('/signing/')));
  await approve(register, changeId);
  await sweepAll(register);
  return version;
}
