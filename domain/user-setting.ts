import type { Channel } from './delivery.ts';
import { Refusal } from './errors.ts';
import type { UserId } from './ids.ts';
import type { MailWishes } from './mail-time.ts';
import { leavesTime } from './mail-time.ts';
import type { Day } from './time.ts';

/** How, where and when a person wants to be told of duties, and who stands in when the person is away. */
export interface UserSetting extends MailWishes {
  language: 'zh' | 'en';
  channel: Channel;
  mailAddress: string | null;
  phone: string | null;
  absentFrom: Day | null;
  absentTo: Day | null;
  delegateId: UserId | null;
}

/** What holds for who has set nothing. */
export const PLAIN_SETTING: UserSetting = {
  language: 'zh', channel: 'mail', mailAddress: null, phone: null, quietFrom: null, quietTo: null, digestAt: null, absentFrom: null, absentTo: null, delegateId: null,
};

/** Checks that a setting holds together; who may stand in is given by the caller. */
export function checkSetting(setting: UserSetting, colleagues: readonly UserId[]): void {
  const wrong = (field: string, detail: string): Refusal => new Refusal('invalid-field', { field, detail: `${field}: ${detail}` });
  const { channel, mailAddress, phone, quietFrom, quietTo, absentFrom, absentTo, delegateId } = setting;
  if (channel === 'mail' && mailAddress === null) throw wrong('/mailAddress', 'expected an address, as mail is the channel');
  if (channel === 'sms' && phone === null) throw wrong('/phone', 'expected a number, as sms is the channel');
  if ((quietFrom === null) !== (quietTo === null)) throw wrong(quietFrom === null ? '/quietFrom' : '/quietTo', 'quiet hours have a beginning and an end');
  if (quietFrom !== null && quietFrom === quietTo) throw wrong('/quietTo', 'expected another time than the beginning');
  if (!leavesTime(setting)) throw wrong('/quietTo', 'quiet hours leave none of the office hours (from the digest on)');
  if ((absentFrom === null) !== (absentTo === null)) throw wrong(absentFrom === null ? '/absentFrom' : '/absentTo', 'an absence has a first and a last day');
  if (absentFrom !== null && absentTo !== null && absentTo < absentFrom) throw wrong('/absentTo', 'expected a day from the first one on');
  if (delegateId !== null && absentFrom === null) throw wrong('/absentFrom', 'expected the days of the absence, as somebody stands in');
  if (delegateId !== null && !colleagues.includes(delegateId)) throw wrong('/delegateId', 'expected a colleague of the same organisation');
}

/** Who is told in a person's place on a day: the delegate, or the delegate's own; the person when nobody who stands in is there. */
export function toldInstead(userId: UserId, on: Day, setting: (id: UserId) => UserSetting | undefined): UserId {
  const seen = new Set<UserId>();
  for (let at = userId; !seen.has(at); ) {
    seen.add(at);
    const of = setting(at);
    if (of === undefined) return userId;
    const away = of.absentFrom !== null && of.absentTo !== null && of.absentFrom <= on && on <= of.absentTo;
    if (!away) return at;
    if (of.delegateId === null) return userId;
    at = of.delegateId;
  }
  return userId;
}
