import type { ActDraft, Author } from '../domain/act.ts';
import type { ComplaintSituation } from '../domain/complaint.ts';
import { applyToComplaint, foldComplaint } from '../domain/complaint.ts';
import type { ActId, ComplaintId, DossierId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { FilePrint, Head } from './act-log.ts';
import { flush, loadActs, lockDossiers, LogWriter } from './act-log.ts';
import { projectClocks } from './case-projection.ts';
import type { Trx } from './database.ts';
import { businessNow } from './database.ts';

/** One complaint under its lock, and what this transaction adds to its log. */
export interface ComplaintDesk {
  trx: Trx;
  writer: LogWriter;
  before: ComplaintSituation | null;
  situation: ComplaintSituation;
  /** The register's clock under the lock. */
  now: Instant;
}

export const complaintDossier = (id: ComplaintId): DossierId => id as string as DossierId;

/** Locks a complaint and folds its log; undefined when there is none. */
export async function openComplaint(trx: Trx, id: ComplaintId): Promise<ComplaintDesk | undefined> {
  if ((await trx.selectFrom('complaint').select('id').where('id', '=', id).executeTakeFirst()) === undefined) return undefined;
  const head = (await lockDossiers(trx, [complaintDossier(id)])).get(complaintDossier(id));
  return head === undefined ? undefined : complaintAt(trx, head);
}

/** The desk of a complaint that is locked already. */
export async function complaintAt(trx: Trx, head: Head): Promise<ComplaintDesk> {
  const situation = foldComplaint(await loadActs(trx, head.id));
  const now = await businessNow(trx);
  return { trx, writer: new LogWriter(head, now), before: structuredClone(situation), situation, now };
}

interface ComplaintActOptions {
  occurredAt: Instant;
  id?: ActId;
  content?: string;
  files?: readonly FilePrint[];
}

/** The desk of a complaint that begins here; its dossier has just been opened. */
export function newComplaint(trx: Trx, head: Head, now: Instant, draft: Extract<ActDraft, { kind: 'complaintFiled' }>, author: Author, options: ComplaintActOptions): ComplaintDesk {
  const writer = new LogWriter(head, now);
  return { trx, writer, before: null, situation: foldComplaint([writer.append(draft, author, options)]), now };
}

export function addToComplaint(desk: ComplaintDesk, draft: ActDraft, author: Author, options: ComplaintActOptions): void {
  applyToComplaint(desk.situation, desk.writer.append(draft, author, options));
}

/** Writes the acts and what they change: the complaint's row and its clocks, which are duties like any other. What a unit is ordered is its register's. */
export async function closeComplaint({ trx, writer, before, situation: s }: ComplaintDesk): Promise<void> {
  await flush(trx, [writer]);
  const moving = { taken_at: s.takenAt, answered_at: s.answered?.at ?? null, outcome: s.answered?.outcome ?? null };
  if (before === null) {
    await trx.insertInto('complaint').values({
      id: s.complaintId, number: s.number, kind: s.kind, subject_id: s.subjectId, against_id: s.againstId, supervisor_id: s.supervisorId, record_id: s.recordId, case_id: s.caseId,
      happened_on: s.on, filed_at: s.filedAt, ...moving,
    }).execute();
  } else if (before.takenAt !== s.takenAt || (before.answered === null && s.answered !== null)) {
    await trx.updateTable('complaint').set(moving).where('id', '=', s.complaintId).execute();
  }
  await projectClocks(trx, complaintDossier(s.complaintId), before?.clocks ?? [], s.clocks);
}
