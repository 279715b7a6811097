import type { Act, ActDraft, Author } from '../domain/act.ts';
import type { ActId, DossierId, InquiryId } from '../domain/ids.ts';
import type { InquirySituation } from '../domain/inquiry.ts';
import { applyToInquiry, foldInquiry } from '../domain/inquiry.ts';
import type { Instant } from '../domain/time.ts';
import type { Head } from './act-log.ts';
import { flush, loadActs, lockDossiers, LogWriter } from './act-log.ts';
import { projectClocks } from './case-projection.ts';
import type { Trx } from './database.ts';
import { businessNow } from './database.ts';

/** One inquiry under its lock, and what this transaction adds to its log. */
export interface InquiryDesk {
  trx: Trx;
  writer: LogWriter;
  before: InquirySituation | null;
  situation: InquirySituation;
  /** The register's clock under the lock. */
  now: Instant;
}

export const dossierOf = (inquiryId: InquiryId): DossierId => inquiryId as string as DossierId;

/** Locks an inquiry and folds its log. Undefined when there is no such inquiry. */
export async function openInquiry(trx: Trx, inquiryId: InquiryId): Promise<InquiryDesk | undefined> {
  if ((await trx.selectFrom('inquiry').select('id').where('id', '=', inquiryId).executeTakeFirst()) === undefined) return undefined;
  const head = (await lockDossiers(trx, [dossierOf(inquiryId)])).get(dossierOf(inquiryId));
  if (head === undefined) return undefined;
  const situation = foldInquiry(await loadActs(trx, head.id));
  const now = await businessNow(trx);
  return { trx, writer: new LogWriter(head, now), before: structuredClone(situation), situation, now };
}

interface InquiryActOptions {
  occurredAt: Instant;
  id?: ActId;
  content?: string;
}

/** The desk of an inquiry that begins with this question; its dossier has just been opened. */
export function newInquiry(trx: Trx, head: Head, now: Instant, draft: Extract<ActDraft, { kind: 'inquiryFiled' }>, author: Author, options: InquiryActOptions): InquiryDesk {
  const writer = new LogWriter(head, now);
  return { trx, writer, before: null, situation: foldInquiry([writer.append(draft, author, options)]), now };
}

export function addToInquiry(desk: InquiryDesk, draft: ActDraft, author: Author, options: InquiryActOptions): Act {
  const act = desk.writer.append(draft, author, options);
  applyToInquiry(desk.situation, act);
  return act;
}

/** Writes the acts and what they change: the inquiry's row, and its clock, which is a duty like any other. `aboutIndex`: of an objection for another, whom it is for. */
export async function closeInquiry({ trx, writer, before, situation }: InquiryDesk, aboutIndex: Buffer | null = null): Promise<void> {
  const { inquiryId, number, subjectId, platformId, report, filedAt, answered, duty } = situation;
  await flush(trx, [writer]);
  if (before === null) {
    await trx.insertInto('inquiry').values({
      id: inquiryId, number, subject_id: subjectId, platform_id: platformId, report, filed_at: filedAt, answered_at: null, record_id: null,
      agent: situation.agent !== undefined, about_index: aboutIndex, result: null, case_id: null,
    }).execute();
  } else if (before.answered === null && answered !== null) {
    await trx.updateTable('inquiry').set({ answered_at: answered.at, record_id: answered.recordId, result: answered.agent?.result ?? null, case_id: answered.agent?.caseId ?? null }).where('id', '=', inquiryId).execute();
  }
  await projectClocks(trx, dossierOf(inquiryId), before === null ? [] : [before.duty], [duty]);
}
