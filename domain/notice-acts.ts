import type { NoticeId } from './ids.ts';

/** Acts on a notice of correction beside its confirmation by a person of the recipient. */
export interface NoticeFacts {
  /** The recipient's system has acknowledged it with a signature that was verified: SHA-256 of the acknowledgement as it came, and the key. */
  recipientAcknowledged: { noticeId: NoticeId; acknowledgement: string; key: string };
  /** The recipient is no more and nobody has taken over what it held: there is no copy left to put right. The words of the reason are content. */
  recipientDefunct: { noticeId: NoticeId };
}
