/**
 * How an organisation is told of a correction: in the web app, by a call of its own system (webhook), by a file in its
 * folder (drop), by a mail that leads to the web app, or by a letter on paper that a clerk posts.
 */
export const NOTICE_WAYS = ['web', 'webhook', 'drop', 'mail', 'paper'] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];

/** Ways that need something of ours to go out; nothing is sent to whoever reads the web app. */
export const SENT_WAYS = ['webhook', 'drop', 'mail', 'paper'] as const satisfies readonly NoticeWay[];
export type SentWay = (typeof SENT_WAYS)[number];

export const isSent = (way: NoticeWay | undefined): way is SentWay => way !== undefined && way !== 'web';

/** Ways of systems: what they are told they get signed, marks as well, and they acknowledge with a signature of their own. */
export const SIGNED_WAYS = ['webhook', 'drop'] as const satisfies readonly SentWay[];
export const isSigned = (way: NoticeWay | undefined): way is (typeof SIGNED_WAYS)[number] => way === 'webhook' || way === 'drop';
