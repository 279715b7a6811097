import type { MeasureId, NoticeId, OrgId, RecordId } from './ids.ts';
import { Refusal } from './errors.ts';
import { readFields, readOneOf } from './reading.ts';
import type { Ground, Remedy } from './objection.ts';
import type { Mark, RecordCategory, RecordFields, RecordState } from './record.ts';
import type { RestorationDuty } from './restoration-acts.ts';
import type { SentOrder } from './sent-order-acts.ts';
import type { Day, Instant } from './time.ts';

/** What the copies of a record have to say from now on. The record's own content goes only to those who were given it. */
export interface CorrectionBody {
  format: 'zhengming-notice/1';
  kind: 'correction';
  messageId: string;
  /** Who sends it, by address, and whom it is for: one recipient's notice says nothing to another. */
  issuer: string;
  recipient: OrgId;
  noticeId: NoticeId;
  letter: string;
  record: { id: RecordId; number: string; category: RecordCategory; provider: OrgId };
  /** Wrong: corrected, or withdrawn. Not to be verified: to be shown with that mark, or not at all any more (law.md §8, 41). */
  remedy: Exclude<Remedy, 'none'>;
  /** Absent in those from before it was said, and of a record put right together with another. */
  mark?: Mark;
  state?: RecordState;
  fromVersion: number;
  toVersion: number;
  /** As they are right now; null once revoked or disclosed no more: there is nothing left to hold. */
  fields: RecordFields | null;
  /** As it was when the notice was issued; a later mark is a message of its own. */
  issuedAt: Instant;
  confirmBy: Instant;
  acknowledgeTo: string;
}

/** 异议标注: everyone who was given the record shows the same mark (Shenzhen 2023 Art. 37). */
export interface MarkBody {
  format: 'zhengming-notice/1';
  kind: 'mark';
  messageId: string;
  issuer: string;
  recipient: OrgId;
  record: { id: RecordId };
  version: number;
  mark: Mark;
  state: RecordState;
  issuedAt: Instant;
}

/** 信用修复: publication, sharing and use end (终止), or are taken up again after a revocation (恢复); the record's own version stays. */
export interface PublicityBody {
  format: 'zhengming-notice/1';
  kind: 'publicity';
  messageId: string;
  issuer: string;
  recipient: OrgId;
  noticeId: NoticeId;
  letter: string;
  record: { id: RecordId; number: string; category: RecordCategory; provider: OrgId };
  version: number;
  publicity: 'stop' | 'resume';
  /** null once it has stopped: there is nothing left to show; when it is resumed, what the copy has to say. */
  fields: RecordFields | null;
  issuedAt: Instant;
  confirmBy: Instant;
  acknowledgeTo: string;
}

/** 修订: what the record says since its provider has revised it, or a record that the recipient has to hold from now on (`fromVersion`: null). Nobody has found the earlier version wrong. */
export interface VersionBody {
  format: 'zhengming-notice/1';
  kind: 'version';
  messageId: string;
  issuer: string;
  recipient: OrgId;
  record: { id: RecordId; number: string; category: RecordCategory; provider: OrgId };
  /** As it is shown: a person's is masked. */
  subject: { identifier: string };
  fromVersion: number | null;
  version: number;
  fields: RecordFields;
  issuedAt: Instant;
}
/**
 * 暂缓执行、恢复执行、解除措施、恢复信誉、责令纠正的通知, 商请暂缓, 协查函: the letter for a system. Its acknowledgement says that it has come, and of a suspension or its end that the department acts by it; consent to a request, the answer
 * to one to verify, what was done to restore or to undo a use are said at the counter, consent and restoring also on paper.
 */
export interface OrderBody {
  format: 'zhengming-notice/1';
  kind: 'order';
  messageId: string;
  issuer: string;
  recipient: OrgId;
  /** Of this message alone: a suspension and its end are two. */
  noticeId: string;
  order: SentOrder;
  /** The same for the order and what ends it; of an order to undo a use, that of the use. */
  orderId: string;
  letter: string;
  record: { id: RecordId; number: string; category: RecordCategory; provider: OrgId };
  measures: { id: MeasureId; code: string | null; title: string }[];
  duties: RestorationDuty[];
  /** Of an order to undo a use: the day of it. */
  usedOn?: Day;
  /** Of a request to verify: the kind of each ground, and the field it disputes. */
  grounds?: Ground[];
  issuedAt: Instant;
  /** By when it is to be acknowledged, answered or reported on; null: its clock stands still, or it is taken back. */
  answerBy: Instant | null;
  acknowledgeTo: string;
}
export type NoticeBody = CorrectionBody | OrderBody | MarkBody | PublicityBody | VersionBody;

/** What a recipient's system says back; it stands signed, with the recipient's own key or under the secret it shares with us. */
export interface Acknowledgement {
  format: 'zhengming-acknowledgement/1';
  recipient: string;
  noticeId: string;
  messageId: string;
  /** SHA-256 in hex of the body it acknowledges, byte by byte. */
  bodySha256: string;
  result: 'applied' | 'notHeld';
  /** Once only: what comes again under it is the same or refused. */
  id: string;
}

/** Why an acknowledgement proves nothing. */
export const ACKNOWLEDGEMENT_FAULTS = ['malformed', 'unknownRecipient', 'badSignature', 'unknownNotice', 'otherRecipient', 'otherContent', 'replayed'] as const;
export type AcknowledgementFault = (typeof ACKNOWLEDGEMENT_FAULTS)[number];

const TEXT = /^[\x21-\x7e]{1,200}$/;

/** Reads the claims of an acknowledgement; undefined when they are none. */
export function readAcknowledgement(value: unknown): Acknowledgement | undefined {
  try {
    const f = readFields(value, '', ['format', 'recipient', 'noticeId', 'messageId', 'bodySha256', 'result', 'id']);
    const text = (name: string): string => {
      const said = f[name];
      if (typeof said !== 'string' || !TEXT.test(said)) throw new Refusal('invalid-field', { field: `/${name}` });
      return said;
    };
    return {
      format: readOneOf(f['format'], '/format', ['zhengming-acknowledgement/1']), recipient: text('recipient'), noticeId: text('noticeId'), messageId: text('messageId'),
      bodySha256: text('bodySha256'), result: readOneOf(f['result'], '/result', ['applied', 'notHeld']), id: text('id'),
    };
  } catch {
    return undefined;
  }
}

/** Whether verified claims are about what was sent: this notice, to this recipient, with this content. */
export function acknowledgementFault(said: Acknowledgement, sent: { recipient: OrgId; messageId: string; bodySha256: string }): AcknowledgementFault | null {
  if (said.recipient !== sent.recipient) return 'otherRecipient';
  if (said.messageId !== sent.messageId || said.bodySha256.toLowerCase() !== sent.bodySha256) return 'otherContent';
  return null;
}
