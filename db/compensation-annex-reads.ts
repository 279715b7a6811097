import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { breachesOf, harmIdOf } from '../domain/breach-situation.ts';
import type { CompensationAnnex } from '../domain/compensation-annex.ts';
import { Refusal } from '../domain/errors.ts';
import { claimDates, HARM_ACTS, harmsOf, harmWordsIn, saidOf, sumOf } from '../domain/harm.ts';
import type { HarmWords } from '../domain/harm-acts.ts';
import type { CaseId, DossierId, HarmId } from '../domain/ids.ts';
import { inStead } from '../domain/power.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { foldCase } from '../domain/situation.ts';
import { dayAt } from '../domain/time.ts';
import { actOf } from './act-log.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';
import { mayReadCase, readingWords } from './sight-reads.ts';

async function find(trx: Trx, actor: Actor, caseId: CaseId) {
  if (!hasRole(actor, 'subject')) throw new Refusal('not-your-role', { params: { role: 'subject' } });
  if (!(await mayReadCase(trx, actor, caseId))) throw new Refusal('not-found');
  const dossierId = caseId as string as DossierId;
  const rows = await trx.selectFrom('act').select(['id', 'seq', 'body', 'hash']).where('dossier_id', '=', dossierId).orderBy('seq').execute();
  const acts = rows.map((r) => actOf(r.body));
  const situation = foldCase(acts);
  if (inStead(situation, actor).subjectId !== situation.subjectId) throw new Refusal('not-found');
  const decision = situation.decisions.findLast((d) => d.served !== null && (d.outcome === 'upheld' || d.outcome === 'partlyUpheld'));
  // Nothing to claim by before a decision says that the record was wrong, and nothing without a loss. A use while suspended was wrong whatever is decided.
  if (decision === undefined && breachesOf(situation).length === 0) throw new Refusal('not-allowed-in-stage', { params: { phase: situation.phase } });
  if (harmsOf(situation).length === 0) throw new Refusal('value-needed', { field: '/harms' });
  const said = acts.filter(({ kind }) => HARM_ACTS.some((each) => each === kind));
  const filings = said.map(({ id }) => id);
  return {
    situation, decision, said, last: rows.at(-1)!, madeAt: acts.at(-1)!.recordedAt,
    subject: (await trx.selectFrom('subject').select('name').where('id', '=', situation.subjectId).executeTakeFirstOrThrow()).name,
    record: (await trx.selectFrom('record').select('title').where('id', '=', situation.recordId).executeTakeFirstOrThrow()).title,
    words: await trx.selectFrom('act_content').select(['act_id', 'sealed']).where('act_id', 'in', filings).execute(),
    files: await trx.selectFrom('evidence').select(['id', 'file_name_sealed', 'size', 'sha256']).where('case_id', '=', dossierId).where('used_by', 'in', filings).execute(),
  };
}

/** What the subject has filed as harm in a case that was upheld, with the last day to claim; of any other case, the uses while suspended that were reported. The look is kept. */
export async function compensationAnnex(register: Register, actor: Actor, caseId: CaseId): Promise<CompensationAnnex> {
  const orgs = await register.organisations.all();
  return readingWords(register, actor, (trx) => find(trx, actor, caseId), ({ situation }) => [{ kind: 'caseFile', subjectId: situation.subjectId, dossierId: caseId as string as DossierId, item: null }], async (trx, found) => {
    const { situation: s, decision } = found;
    const pack = register.pack(s.pack);
    const words: HarmWords[] = [];
    for (const { act_id, sealed } of found.words) words.push(...harmWordsIn(found.said.find(({ id }) => id === act_id)!, await register.vault.open(trx, s.subjectId, sealed)));
    const files = new Map<string, { name: string; size: number; sha256: string }>();
    for (const f of found.files) files.set(f.id, { name: f.file_name_sealed.length === 0 ? '' : String(await register.vault.open(trx, s.subjectId, f.file_name_sealed)), size: f.size, sha256: f.sha256.toString('hex') });
    const entries = harmsOf(s).filter((h) => decision !== undefined || h.harm === 'usedWhileSuspended').toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map((h) => {
      const said = saidOf(words, h.entryId);
      return {
        harm: h.harm, on: h.on, org: h.orgId === null ? null : (orgs.get(h.orgId)?.name ?? h.orgId), where: said?.where ?? '', what: said?.what ?? '', amount: said?.amount ?? null,
        files: h.evidenceIds.flatMap((id) => files.get(id) ?? []), use: useOf(s, h.entryId),
      };
    });
    const letter = s.letters.findLast((l) => l.letter === 'decisionLetter');
    const servedOn = decision === undefined ? entries[0]!.on : (decision.served!.remedies?.servedOn ?? dayAt(decision.served!.at, pack.zone));
    return {
      number: s.number, platform: orgs.get(s.platformId)?.name ?? s.platformId, subject: found.subject, record: found.record, decision: decision === undefined ? null : { number: letter?.number ?? '', on: dayAt(decision.at, pack.zone) },
      upTo: found.last.seq, head: found.last.hash.toString('hex'), madeAt: found.madeAt, entries, sum: sumOf(entries.map((e) => e.amount)),
      claim: claimDates(entries[0]!.on, servedOn, pack, register.calendarFor(pack, null)),
    };
  });
}

/** Of an entry that the register made of a use while suspended: who reported it and where it stands in the log, and whether the department has said that it was undone. */
function useOf(s: CaseSituation, entryId: HarmId): CompensationAnnex['entries'][number]['use'] {
  const use = breachesOf(s).find(({ breachId }) => harmIdOf(breachId) === entryId);
  return use === undefined ? null : { by: use.by, also: (use.also ?? []).map((each) => each.by), seq: use.seq, reportedAt: use.reportedAt, undoneAt: use.rolledBack?.at ?? null };
}
