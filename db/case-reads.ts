import { sql } from 'kysely';
import type { Act } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import type { ActContents } from '../domain/content.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { ActId, CaseId, DossierId, SubjectId } from '../domain/ids.ts';
import type { Ground } from '../domain/objection.ts';
import type { RecordFields } from '../domain/record.ts';
import { signingRecord } from '../domain/signing-record.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { foldCase } from '../domain/situation.ts';
import { mayBeMerged } from '../domain/merge.ts';
import type { Look } from './access-log.ts';
import { actOf } from './act-log.ts';
import { stayRequestsOf } from '../domain/stay-request-situation.ts';
import type { Trx } from './database.ts';
import { businessNow } from './database.ts';
import { linkedRecords } from './duplicate-register.ts';
import { mergeableWith } from './merged-cases.ts';
import { ERASED_TEXT } from './erasure-functions.ts';
import type { Register } from './register.ts';
import { hasOpened, mayReadCase, readingWords } from './sight-reads.ts';
import { namesOf } from './user-names.ts';

/** Everything a view of one case is made of; who may see what of it is the counter's decision. */
export type CaseMaterial = Awaited<ReturnType<typeof caseMaterial>>;

/** Reads a case for somebody whom it concerns; anybody else learns only `not-found`. An auditor's reading opens no words. */
export async function caseMaterial(register: Register, actor: Actor, caseId: CaseId) {
  const look = ({ situation, besideWords: others }: Awaited<ReturnType<typeof findCase>>): Look[] => [
    { kind: 'case', subjectId: situation.subjectId, dossierId: dossierIdOf(caseId), item: null },
    ...others.map((o): Look => ({ kind: 'case', subjectId: o.subject_id, dossierId: dossierIdOf(o.case_id), item: null })),
  ];
  return readingWords(register, actor, (trx) => findCase(trx, actor, caseId), look, async (trx, found) => {
    const { vault } = register;
    const { subjectId } = found.situation;
    const withWords = !hasRole(actor, 'auditor') || actor.roles.length > 1 || found.opened;
    const words = new Map<ActId, unknown>();
    const beside = new Map<CaseId, ActContents['filed']>();
    if (withWords) for (const row of found.besideWords) beside.set(row.case_id, (await vault.open(trx, row.subject_id, row.sealed)) as ActContents['filed']);
    if (withWords) for (const row of found.contents) words.set(row.act_id, await vault.open(trx, subjectId, row.sealed));
    const evidence = [];
    for (const { file_name_sealed, ...row } of withWords ? found.evidence : []) {
      evidence.push({ ...row, fileName: file_name_sealed.length === 0 ? ERASED_TEXT : String(await vault.open(trx, row.subject_id ?? subjectId, file_name_sealed)) });
    }
    // The copy that whoever handed it in would recognise, where ours is another.
    const handedIn = withWords && found.situation.ownError !== undefined && found.handedIn !== null ? ((await vault.open(trx, subjectId, found.handedIn)) as { fields: RecordFields }).fields : null;
    // 拟稿、审核、签发: names, for the house.
    const hands = await namesOf(trx, found.situation.decisions.flatMap(({ seq }) => signingRecord(found.acts, seq).map(({ by }) => by)));
    return { ...found, words, beside, evidence, handedIn, hands };
  });
}

const dossierIdOf = (caseId: CaseId): DossierId => caseId as string as DossierId;

async function findCase(trx: Trx, actor: Actor, caseId: CaseId) {
  const dossierId = dossierIdOf(caseId);
  const opened = await hasOpened(trx, actor, dossierId);
  if (!opened && !(await mayReadCase(trx, actor, caseId))) throw new Refusal('not-found');
  const rows = await trx.selectFrom('act').leftJoin('act_content', 'act_content.act_id', 'act.id').select(['act.id', 'act.body', 'act_content.sealed'])
    .where('act.dossier_id', '=', dossierId).orderBy('act.seq').execute();
  const acts: Act[] = rows.map((r) => actOf(r.body));
  const situation: CaseSituation = foldCase(acts);
  const record = await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
    .selectAll('record').select('v.fields').where('record.id', '=', situation.recordId).executeTakeFirstOrThrow();
  return {
    now: await businessNow(trx), situation, acts, record,
    /** For whoever could have another case examined with this one. */
    mergeable: hasRole(actor, 'clerk') && mayBeMerged(situation) ? await mergeableWith(trx, situation, record.fields) : [],
    /** Records of the same fact, as far as whoever reads may see them. */
    linked: await linkedRecords(trx, record),
    /** In an emergency by somebody whom it does not concern. */
    opened,
    /** What other parties say whose grounds are examined with this case's, as far as the reader may see it. */
    besideWords: await besideWords(trx, situation),
    contents: rows.flatMap((r) => (r.sealed === null ? [] : [{ act_id: r.id, sealed: r.sealed }])),
    /** Null for whoever may not know it: an auditor. */
    subject: await trx.selectFrom('subject').select(SUBJECT).where('id', '=', situation.subjectId).executeTakeFirst() ?? null,
    handedIn: situation.ownError === undefined ? null : ((await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
      .innerJoin('act_content', 'act_content.act_id', 'v.made_by').select('act_content.sealed').where('record.id', '=', situation.recordId).executeTakeFirst())?.sealed ?? null),
    /** What its severity rests on; null where it was never stated. */
    sanctions: (await trx.selectFrom('record_publicity').select('sanctions').where('record_id', '=', situation.recordId).where('ended_on', 'is', null).executeTakeFirst())?.sanctions ?? null,
    // With those on records of the same fact that this case suspends.
    measures: await trx.selectFrom('measure_state').selectAll().where((e) => e.or([e('record_id', '=', situation.recordId), e('id', '=', e.fn.any(e.val([...situation.suspensions, ...stayRequestsOf(situation), ...situation.restorations].flatMap((o) => o.measureIds))))])).orderBy('from_day').orderBy('id').execute(),
    letters: await trx.selectFrom('letter').select(['id', 'kind', 'number', 'issued_at', 'party', 'issuer_id']).where('case_id', '=', dossierId).orderBy('issued_at').orderBy('id').execute(),
    /** Other objections to the same record that whoever reads may see. */
    earlier: await trx.selectFrom('case_file').select(['id', 'number', 'phase', 'outcome', 'filed_at']).where('record_id', '=', situation.recordId)
      .where('id', '!=', caseId).orderBy('filed_at', 'desc').limit(20).execute(),
    evidence: await trx.selectFrom('evidence')
      .select(['evidence.id', 'evidence.file_name_sealed', 'evidence.media_type', 'evidence.size', 'evidence.scan', 'evidence.uploaded_at', 'evidence.subject_id', 'evidence.owner_org as org_id',
        'evidence.owner_user', 'evidence.scanned_at', 'evidence.scan_engine', 'evidence.scan_signatures'])
      // Files of a case that is examined with this one, as far as the reader may see them.
      .where((e) => e.or([e('evidence.case_id', '=', dossierId), ...(situation.evidenceIds.length === 0 ? [] : [e('evidence.id', 'in', situation.evidenceIds)])])).where('evidence.used_by', 'is not', null).orderBy('evidence.uploaded_at').orderBy('evidence.id').execute(),
  };
}

const besideWords = async (trx: Trx, { besideGrounds = [] }: CaseSituation) => (besideGrounds.length === 0 ? [] : trx.selectFrom('case_file as c').innerJoin('act', (j) => j.on(sql<boolean>`act.dossier_id = c.id`).on('act.seq', '=', 1))
  .innerJoin('act_content as w', 'w.act_id', 'act.id').select(['c.id as case_id', 'c.subject_id', 'w.sealed']).where('c.id', 'in', besideGrounds.map((g) => g.caseId)).execute());

/** Every ground that is asked about, with what is said of it; `own`: of the case itself, and not of another party that is examined with it. */
export function groundsSaid({ situation: s, acts, words, beside }: Pick<CaseMaterial, 'situation' | 'acts' | 'words' | 'beside'>): { ground: Ground; own: boolean; explanation: string | null; claimedValue: string | null }[] {
  const filed = words.get(acts[0]!.id) as ActContents['filed'] | undefined;
  // What a case of the same subject that is examined with this one says besides.
  const merged = acts.flatMap((act) => (act.kind === 'casesMerged' ? ((words.get(act.id) as ActContents['casesMerged'] | undefined)?.grounds ?? []) : []));
  const told = (ground: Ground, own: boolean, said: { explanation: string; claimedValue: string | null } | undefined) => ({ ground, own, explanation: said?.explanation ?? null, claimedValue: said?.claimedValue ?? null });
  return [
    ...s.grounds.map((g) => told(g, true, filed?.grounds.find((w) => w.groundId === g.id) ?? merged.find((w) => w.groundId === g.id))),
    ...(s.besideGrounds ?? []).map(({ caseId, from, id, kind, field }) => told({ id, kind, field }, false, beside.get(caseId)?.grounds.find((w) => w.groundId === from))),
  ];
}

/** As shown: a person's identifier is masked. */
const SUBJECT = ['id', 'kind', 'name', 'identifier'] as const;
export const subjectRow = (trx: Trx, id: SubjectId) => trx.selectFrom('subject').select(SUBJECT).where('id', '=', id).executeTakeFirstOrThrow();
