import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ActFacts } from '../domain/act.ts';
import type { CaseId, DossierId, NoticeId, OrgId, RecordId, RepairId } from '../domain/ids.ts';
import { asId } from '../domain/ids.ts';
import type { Acknowledgement, AcknowledgementFault } from '../domain/notice.ts';
import { acknowledgementFault, readAcknowledgement } from '../domain/notice.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { procedureId } from '../domain/procedure.ts';
import { isNoticeAwaited } from '../domain/notice-ledger.ts';
import { isAwaited, noticesOf } from '../domain/correction-situation.ts';
import { add, close, openCase } from './case-desk.ts';
import type { NoticeContent } from './delivery-tables.ts';
import { isNotice } from './delivery-tables.ts';
import { recipientOf } from './notice-reads.ts';
import { isOrderAwaited } from '../domain/sent-order.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { addToPublicityEnd, closePublicityEnd, openPublicityEnd } from './publicity-end-desk.ts';
import type { RecipientChannel } from './recipient-channels.ts';
import { channelOf } from './recipient-channels.ts';
import type { Register } from './register.ts';
import { addToRepair, closeRepair, openRepair } from './repair-desk.ts';

/** Reads and verifies signatures; a room of its own does it. */
export interface AcknowledgementVerifier {
  /** What the text claims, unverified; undefined when it is no signed text. */
  claims(text: string): unknown;
  /** The key by which it verifies; null: by none of this recipient's. */
  verify(text: string, channel: Pick<RecipientChannel, 'secret' | 'publicKeys'>): Promise<string | null>;
}

export type Acknowledged = { result: 'confirmed' | 'already'; pokes: ProcedureId[] } | { result: 'refused'; fault: AcknowledgementFault; pokes: [] };

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const MOST_BYTES = 8_192;

/**
 * Takes what a recipient's system says back. Only a signature of this recipient over this notice, with the content that was
 * sent, counts, and once; it becomes the act `recipientAcknowledged`. Whatever else comes is kept with the reason, and changes nothing.
 */
export async function takeAcknowledgement(register: Register, verifier: AcknowledgementVerifier, text: string): Promise<Acknowledged> {
  const sha256 = createHash('sha256').update(text).digest();
  const said = text.length > MOST_BYTES ? undefined : readAcknowledgement(verifier.claims(text));
  if (said === undefined || !UUID.test(said.noticeId)) return refuse(register, { sha256, fault: 'malformed', orgId: null, noticeId: null });
  const noticeId = asId<NoticeId>(said.noticeId);
  const channel = await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    // 原签名密钥失效 (law.md §8, 10): nobody signs any more for an organisation that has been abolished.
    const { rows } = await sql<{ gone: boolean }>`select exists (select from organisation where id = ${said.recipient} and valid_to < (business_now() at time zone 'Asia/Shanghai')::date) as gone`.execute(trx);
    return rows[0]!.gone ? undefined : channelOf(register, trx, asId<OrgId>(said.recipient));
  });
  if (channel === undefined) return refuse(register, { sha256, fault: 'unknownRecipient', orgId: null, noticeId: null });
  const key = await verifier.verify(text, channel);
  if (key === null) return refuse(register, { sha256, fault: 'badSignature', orgId: channel.orgId, noticeId: null });
  return confirm(register, { said, noticeId, orgId: channel.orgId, sha256, key });
}

interface Verified {
  said: Acknowledgement;
  noticeId: NoticeId;
  orgId: OrgId;
  sha256: Buffer;
  key: string;
}

async function confirm(register: Register, verified: Verified): Promise<Acknowledged> {
  const { said, noticeId, orgId, sha256, key } = verified;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const order = await orderSent(trx, noticeId, said.messageId);
    const sent = order ?? await trx.selectFrom('correction_notice as n').leftJoin('delivery as d', (j) => j.on('d.kind', '=', 'correction').onRef('d.ref', '=', (e) => e.cast<string>('n.notice_id', 'text')))
      .select(['n.case_id', 'n.org_id', 'd.message_id', 'd.body_sha256']).where('n.notice_id', '=', noticeId).orderBy('d.generation', 'desc').limit(1).executeTakeFirst();
    const refused = (fault: AcknowledgementFault) => note(trx, { sha256, fault, orgId, noticeId: sent === undefined ? null : noticeId });
    if (sent === undefined) return refused('unknownNotice');
    if (sent.org_id !== orgId) return refused('otherRecipient');
    const fault = acknowledgementFault(said, { recipient: sent.org_id, messageId: sent.message_id ?? '', bodySha256: sent.body_sha256?.toString('hex') ?? '' });
    if (fault !== null) return refused(fault);
    const dossier = order !== undefined ? await awaitingOrder(register, trx, order.order) : await awaiting(register, trx, sent.case_id, { noticeId, orgId });
    // Under the dossier's lock: of two that come at once the second finds the first.
    const earlier = await trx.selectFrom('acknowledgement').select(['sha256', 'notice_id']).where('org_id', '=', orgId).where('ack_id', '=', said.id).where('fault', 'is', null).executeTakeFirst();
    if (earlier !== undefined) return earlier.notice_id === noticeId && earlier.sha256.equals(sha256) ? { result: 'already' as const, pokes: [] } : refused('replayed');
    await trx.insertInto('acknowledgement').values({ org_id: orgId, notice_id: noticeId, ack_id: said.id, sha256, fault: null, at: await businessNow(trx) }).execute();
    // Confirmed by a person meanwhile, or said again under a new id: nothing is left to confirm.
    if (!dossier.isAwaited) return { result: 'already' as const, pokes: [] };
    return { result: 'confirmed' as const, pokes: await dossier.append({ noticeId, acknowledgement: sha256.toString('hex'), key }) };
  });
}

/** What is awaited from a recipient, under the lock of its dossier: a case, a repair, or a record whose publicity has ended by itself. */
interface Awaiting {
  isAwaited: boolean;
  append(said: ActFacts['recipientAcknowledged']): Promise<ProcedureId[]>;
}

/** An order or a request under this id; its act names the message, of several that one act sent that which is spoken of. Whose it was is passed over when a successor has it. */
async function orderSent(trx: Trx, noticeId: NoticeId, messageId: string) {
  const rows = await trx.selectFrom('delivery').select(['content', 'party', 'message_id', 'body_sha256']).where('kind', '=', 'order').where('ref', '=', noticeId).orderBy('generation', 'desc').execute();
  const about = ({ content }: (typeof rows)[number]) => (isNotice(content) && content.about === 'order' ? content.orderId : undefined);
  const meant = rows.find((each) => each.message_id === messageId) ?? rows[0];
  const row = meant && rows.find((each) => about(each) === about(meant));
  if (row === undefined || !isNotice(row.content) || row.content.about !== 'order') return undefined;
  return { case_id: row.content.caseId, org_id: recipientOf(row), message_id: row.message_id, body_sha256: row.body_sha256, order: row.content };
}

/** Of an order: the receipt, which is an act of the sweep's author, since it comes from outside and at its own time. */
async function awaitingOrder(register: Register, trx: Trx, about: Extract<NoticeContent, { about: 'order' }>): Promise<Awaiting> {
  const desk = (await openCase(register, trx, about.caseId))!;
  const { order, orderId: ref, noticeId: notice } = about;
  return {
    isAwaited: isOrderAwaited(desk.situation, order, ref),
    append({ acknowledgement, key }) {
      add(desk, { kind: 'orderAcknowledged', facts: { order, ref, notice, acknowledgement, key } }, { class: 'sweep' });
      return close(desk);
    },
  };
}

async function awaiting(register: Register, trx: Trx, id: CaseId, { noticeId, orgId }: { noticeId: NoticeId; orgId: OrgId }): Promise<Awaiting> {
  const { kind } = await trx.selectFrom('dossier').select('kind').where('id', '=', asId<DossierId>(id)).executeTakeFirstOrThrow();
  if (kind === 'record') {
    const recordId = asId<RecordId>(id);
    const desk = (await openPublicityEnd(register, trx, recordId))!;
    const notice = desk.situation.notices.find((n) => n.noticeId === noticeId)!;
    return {
      isAwaited: isNoticeAwaited(notice),
      async append(said) {
        await addToPublicityEnd(desk, { kind: 'publicityEndAcknowledged', facts: { ...said, recordId, orgId } }, { class: 'sweep' });
        await closePublicityEnd(desk);
        return [];
      },
    };
  }
  if (kind === 'repair') {
    const desk = (await openRepair(register, trx, asId<RepairId>(id)))!;
    const notice = desk.situation.notices.find((n) => n.noticeId === noticeId)!;
    return {
      isAwaited: isNoticeAwaited(notice),
      append(said) {
        addToRepair(desk, { kind: 'recipientAcknowledged', facts: said }, { class: 'procedure', procedureId: procedureId('repairCase', asId<RepairId>(id)), cause: notice.seq });
        return closeRepair(desk);
      },
    };
  }
  const desk = (await openCase(register, trx, id))!;
  const correction = desk.situation.corrections.find((c) => c.notices.some((n) => n.noticeId === noticeId))!;
  const notice = noticesOf(desk.situation).find((n) => n.noticeId === noticeId)!;
  return {
    isAwaited: isAwaited(notice),
    append(said) {
      add(desk, { kind: 'recipientAcknowledged', facts: said }, { class: 'procedure', procedureId: procedureId('correction', correction.orderId), cause: notice.seq });
      return close(desk);
    },
  };
}

interface Noted {
  sha256: Buffer;
  fault: AcknowledgementFault;
  orgId: OrgId | null;
  noticeId: NoticeId | null;
}

async function refuse(register: Register, noted: Noted): Promise<Acknowledged> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return note(trx, noted);
  });
}

async function note(trx: Trx, { sha256, fault, orgId, noticeId }: Noted): Promise<Acknowledged> {
  await trx.insertInto('acknowledgement').values({ org_id: orgId, notice_id: noticeId, ack_id: null, sha256, fault, at: await businessNow(trx) }).execute();
  return { result: 'refused', fault, pokes: [] };
}
