import { createHash } from 'node:crypto';
import type { Act } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import type { CaseFileView } from '../domain/case-file.ts';
import type { CaseFileMaterial } from '../domain/case-file-material.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, DossierId, OrgId } from '../domain/ids.ts';
import { LETTER_LABELS, LIMIT_LABELS, SERVED_LABELS, UNIT_LABELS } from '../domain/labels.ts';
import { isRunning, isStatutory, LIMITS } from '../domain/limit.ts';
import type { Organisation } from '../domain/organisation.ts';
import { packLimit } from '../domain/policy.ts';
import { signingRecord } from '../domain/signing-record.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { foldCase } from '../domain/situation.ts';
import { actOf } from './act-log.ts';
import type { Trx } from './database.ts';
import { proofOf } from './due-reads.ts';
import { contentOf } from './letter-content.ts';
import type { Register } from './register.ts';
import { mayReadCase, readingWords } from './sight-reads.ts';
import { namesOf } from './user-names.ts';

/** As whom somebody may have a case file; whoever has only an order to carry out has none. */
export function caseFileView(actor: Actor, s: CaseSituation): CaseFileView | null {
  if ((hasRole(actor, 'clerk') && actor.orgId === s.platformId) || hasRole(actor, 'supervisor')) return 'whole';
  if (hasRole(actor, 'subject') && actor.subjectId === s.subjectId) return 'subject';
  return hasRole(actor, 'auditor') ? 'audit' : null;
}

/** What is kept out of the subject's view: drafts are the house's own, and who did what inside an organisation is not named. */
const HOUSE_ONLY: readonly Act['kind'][] = ['decisionDrafted', 'decisionReviewed', 'decisionReturned', 'letterCorrectionDrafted'];

async function find(trx: Trx, actor: Actor, caseId: CaseId, upTo: number | null) {
  if (!(await mayReadCase(trx, actor, caseId))) throw new Refusal('not-found');
  const dossierId = caseId as string as DossierId;
  const rows = await trx.selectFrom('act').select(['seq', 'body', 'hash']).where('dossier_id', '=', dossierId).orderBy('seq').execute();
  const last = rows.find((r) => r.seq === (upTo ?? rows.length));
  if (last === undefined) throw new Refusal('not-found');
  const acts = rows.filter((r) => r.seq <= last.seq).map((r) => ({ act: actOf(r.body), hash: r.hash.toString('hex') }));
  const situation = foldCase(acts.map(({ act }) => act));
  const view = caseFileView(actor, situation);
  if (view === null) throw new Refusal('not-found');
  return {
    acts, situation, view, head: last.hash.toString('hex'),
    subject: (await trx.selectFrom('subject').select('name').where('id', '=', situation.subjectId).executeTakeFirst())?.name ?? null,
    record: await trx.selectFrom('record').select('title').where('id', '=', situation.recordId).executeTakeFirstOrThrow(),
    letters: await trx.selectFrom('letter').select(['id', 'party', 'sealed', 'subject_id']).where('case_id', '=', dossierId).execute(),
    evidence: await trx.selectFrom('evidence').select(['file_name_sealed', 'size', 'sha256', 'uploaded_at', 'subject_id', 'used_by', 'id']).where('case_id', '=', dossierId)
      .where('used_by', 'is not', null).orderBy('uploaded_at').orderBy('id').execute(),
  };
}

/** Everything the file of a case says to this reader, as of an act of its log (its newest when none is named); the look is kept. */
export async function caseFileMaterial(register: Register, actor: Actor, caseId: CaseId, upTo: number | null): Promise<CaseFileMaterial> {
  const orgs = await register.organisations.all();
  return readingWords(register, actor, (trx) => find(trx, actor, caseId, upTo), ({ situation }) => [{ kind: 'caseFile', subjectId: situation.subjectId, dossierId: caseId as string as DossierId, item: null }], async (trx, found) => {
    const { situation: s, view, acts } = found;
    const letters = [];
    // In the order of the log; of a subject those addressed to it.
    for (const { letterId } of s.letters) {
      const row = found.letters.find((l) => l.id === letterId);
      if (row === undefined || view === 'audit' || (view === 'subject' && row.party !== `subject:${s.subjectId}`)) continue;
      letters.push(contentOf(await register.vault.openBytes(trx, row.subject_id, row.sealed)));
    }
    const evidence = [];
    const used = new Set(acts.map(({ act }) => act.id));
    for (const row of view === 'audit' ? [] : found.evidence) {
      if (row.used_by === null || !used.has(row.used_by)) continue;
      evidence.push({ name: String(await register.vault.open(trx, row.subject_id ?? s.subjectId, row.file_name_sealed)), size: row.size, sha256: row.sha256.toString('hex'), uploadedAt: row.uploaded_at });
    }
    const nameOf = (id: OrgId): string => orgs.get(id)?.name ?? id;
    const hands = view === 'whole' ? s.decisions.map((d) => ({ d, record: signingRecord(acts.map(({ act }) => act), d.seq) })) : [];
    const names = await namesOf(trx, hands.flatMap(({ record }) => record.map(({ by }) => by)));
    return {
      number: s.number, view, platform: nameOf(s.platformId), subject: view === 'audit' ? null : found.subject, provider: nameOf(s.providerId), record: found.record.title,
      upTo: s.seq, head: found.head, madeAt: acts.at(-1)!.act.recordedAt, letters, evidence, service: serviceOf(s),
      signing: hands.flatMap(({ d, record }) => record.map(({ step, by, at }) => ({ document: decisionTitle(d.round), step, by: names.get(by) ?? '', at }))),
      acts: acts.filter(({ act }) => view !== 'subject' || !HOUSE_ONLY.includes(act.kind)).map(({ act, hash }) => ({ seq: act.seq, at: act.occurredAt, kind: act.kind, by: authorOf(act, orgs), hash })),
      dates: datesOf(register, s, nameOf), ...basisOf(register, s),
    };
  });
}

/** Nobody's name: in the file stands the organisation that answers. */
function authorOf({ author }: Act, orgs: ReadonlyMap<OrgId, Organisation>): string {
  if (author.class !== 'person') return '依规自动办理';
  return author.orgId === null ? '当事人' : (orgs.get(author.orgId)?.name ?? author.orgId);
}

const decisionTitle = (round: number): string => `${LETTER_LABELS.decisionLetter.zh}${round > 1 ? `（第${round}次）` : ''}`;

const serviceOf = (s: CaseSituation): CaseFileMaterial['service'] => s.decisions.map(({ served, round }) => {
  const dates = served?.remedies;
  return {
    document: decisionTitle(round), how: served === null ? '尚未送达' : SERVED_LABELS[served.how ?? 'electronic'].zh, on: dates?.servedOn ?? '',
    remedies: dates === undefined ? '' : `复核至${dates.reviewUntil}，行政复议至${dates.reconsiderUntil}，行政诉讼至${dates.sueUntil}`,
  };
});

/** Each date with its rule and the days that do not count, so that it can be counted again from the paper. */
const datesOf = (register: Register, s: CaseSituation, nameOf: (id: OrgId) => string): CaseFileMaterial['dates'] => s.clocks.map((clock) => {
  const { terms } = clock;
  const proof = isRunning(terms) ? proofOf(register, terms) : undefined;
  return {
    duty: LIMIT_LABELS[clock.limit].zh, owner: 'org' in clock.owner ? nameOf(clock.owner.org) : '当事人', from: terms.startedAt, due: terms.dueOn ?? '中止计时',
    rule: proof === undefined ? '' : `${proof.budget}${UNIT_LABELS[proof.unit].zh}（${proof.statutory ? '法定期限' : '内部办理时限'}）`,
    skipped: proof === undefined ? '' : proof.days.filter((day) => day.role === 'skipped' || day.role === 'stopped').map((day) => day.day.slice(5)).join('、'),
  };
});

/** The values of the pack that the case is pinned to: the texts in force for it. */
function basisOf(register: Register, s: CaseSituation): Pick<CaseFileMaterial, 'basis' | 'pack'> {
  const pack = register.pack(s.pack);
  const used = new Set(s.clocks.map((clock) => clock.limit));
  return {
    pack: pack.version,
    basis: LIMITS.filter((name) => used.has(name)).map((name) => {
      const limit = packLimit(pack, name);
      return { limit: LIMIT_LABELS[name].zh, value: `${limit.count}${UNIT_LABELS[limit.unit].zh}`, kind: isStatutory(limit) ? '法定期限' : '内部办理时限', text: limit.basis };
    }),
  };
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
