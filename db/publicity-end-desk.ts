import type { Act, ActDraft, Author } from '../domain/act.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, DossierId, RecordId, SubjectId } from '../domain/ids.ts';
import { isRunning } from '../domain/limit.ts';
import { inOffice } from '../domain/organisation.ts';
import type { EndSituation } from '../domain/publicity-end.ts';
import { applyToPublicityEnd, foldPublicityEnd } from '../domain/publicity-end.ts';
import type { StillShownReport } from '../domain/repair-requests.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import { repairEditionOn } from '../policies/load-repair.ts';
import type { FilePrint } from './act-log.ts';
import { flush, loadActs, lockDossiers, LogWriter } from './act-log.ts';
import type { SealedWords } from './case-desk.ts';
import { projectClocks } from './case-projection.ts';
import type { Trx } from './database.ts';
import { businessNow } from './database.ts';
import type { EndNotice } from './publicity-notices.ts';
import { queueEndNotices, toldNow, waysOf } from './publicity-notices.ts';
import { recordLetter, writeRungLetter } from './record-letter-writer.ts';
import type { Register } from './register.ts';
import { factsOfRow, REPAIR_ZONE } from './repair-world.ts';
import type { NewLetterRow } from './schema.ts';

/** The end of a record's publicity under the record's lock, and what this transaction adds about it. */
export interface EndDesk {
  register: Register;
  trx: Trx;
  recordId: RecordId;
  subjectId: SubjectId;
  writer: LogWriter;
  before: EndSituation;
  situation: EndSituation;
  /** The business instant that counts for the act, and its day. */
  at: Instant;
  today: Day;
  letters: NewLetterRow[];
  notices: EndNotice[];
  sealed: { actId: ActId; sealed: Buffer }[];
}

/** Locks a record and folds the end of its publicity; undefined where nothing has ended by itself. */
export async function openPublicityEnd(register: Register, trx: Trx, recordId: RecordId, elapsedMs: () => number = () => 0): Promise<EndDesk | undefined> {
  const head = (await lockDossiers(trx, [asId<DossierId>(recordId)])).get(asId<DossierId>(recordId));
  if (head === undefined) return undefined;
  const situation = foldPublicityEnd(await loadActs(trx, head.id));
  if (situation === null) return undefined;
  const { subject_id: subjectId } = await trx.selectFrom('record').select('subject_id').where('id', '=', recordId).executeTakeFirstOrThrow();
  const now = await businessNow(trx);
  await register.calendars.upToDate(trx);
  const at = plusMs(now, -elapsedMs());
  return { register, trx, recordId, subjectId, writer: new LogWriter(head, now), before: structuredClone(situation), situation, at, today: dayAt(at, REPAIR_ZONE), letters: [], notices: [], sealed: [] };
}

/** Adds an act; an urge or an escalation comes with its letter. */
export async function addToPublicityEnd(desk: EndDesk, draft: ActDraft, author: Author, options: { id?: ActId; content?: SealedWords | null; files?: readonly FilePrint[] } = {}): Promise<Act> {
  const { writer, situation, at, register, trx, recordId, subjectId, today } = desk;
  const content = options.content ?? null;
  const act = writer.append(draft, author, { ...(options.id === undefined ? {} : { id: options.id }), occurredAt: at, content: content?.commitment ?? null, files: options.files ?? [] });
  applyToPublicityEnd(situation, act);
  if (content !== null) desk.sealed.push({ actId: act.id, sealed: content.sealed });
  if (act.kind === 'urged' || act.kind === 'escalated') {
    const terms = situation.clocks.find((c) => c.ref === act.facts.ref && c.generation === act.facts.generation)?.terms;
    if (terms !== undefined && isRunning(terms)) desk.letters.push(await writeRungLetter(register, trx, { writer, act, recordId, subjectId, at, today }, terms));
  }
  return act;
}

/** Told again (再次通知): whoever still shows what has ended, with a clock of its own and the subject's words. */
export async function tellAgain(desk: EndDesk, report: Act, { orgId, where, statement }: StillShownReport): Promise<void> {
  const { register, trx, recordId, subjectId, writer, at, today } = desk;
  const record = await trx.selectFrom('record').innerJoin('record_publicity as p', 'p.record_id', 'record.id').selectAll('p').select('record.version').where('record.id', '=', recordId).executeTakeFirstOrThrow();
  const facts = factsOfRow(record);
  const told = toldNow(register, await waysOf(trx), inOffice(await register.organisations.all(), orgId, today), repairEditionOn(facts.sector, today).pack, at);
  const act = await addToPublicityEnd(desk, {
    kind: 'recipientNotified', facts: { noticeId: told.noticeId, orgId: told.orgId, recordVersion: record.version, confirmation: told.confirmation, ...(told.by === undefined ? {} : { by: told.by }), report: report.id },
  }, { class: 'entailed', by: report.id });
  const stillShown = [where, statement].filter((each) => each !== '').join('\n');
  const about = { writer, act, recordId, subjectId, facts, at, today, letter: 'repairStopNotice' as const, told: { ...told, stillShown } };
  const letter = await recordLetter(register, trx, about);
  desk.letters.push(letter);
  desk.notices.push({ ...told, recordId, version: record.version, number: letter.number, again: true });
}

/** Writes everything: acts, words, letters, who has confirmed, the clocks, and what goes out. */
export async function closePublicityEnd({ register, trx, recordId, subjectId, writer, before, situation, at, letters, notices, sealed }: EndDesk): Promise<void> {
  await flush(trx, [writer]);
  if (sealed.length > 0) await trx.insertInto('act_content').values(sealed.map(({ actId, sealed: words }) => ({ act_id: actId, subject_id: subjectId, sealed: words }))).execute();
  if (letters.length > 0) await trx.insertInto('letter').values(letters).execute();
  await queueEndNotices(register, trx, notices, at);
  for (const notice of situation.notices) {
    const was = before.notices.find(({ noticeId }) => noticeId === notice.noticeId);
    if (was === undefined || (was.confirmedAt === notice.confirmedAt && was.defunctAt === notice.defunctAt)) continue;
    await trx.updateTable('correction_notice').set({ confirmed_at: notice.confirmedAt, defunct_at: notice.defunctAt ?? null }).where('notice_id', '=', notice.noticeId).where('case_id', '=', asId<CaseId>(recordId)).execute();
  }
  const started = new Set(notices.map(({ noticeId }) => noticeId as string));
  await projectClocks(trx, asId<DossierId>(recordId), before.clocks, situation.clocks.filter(({ ref }) => !started.has(ref)));
}
