import { v7 as uuidv7 } from 'uuid';
import type { Notice } from '../domain/delivery.ts';
import type { CaseId, DossierId, UserId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import { PLAIN_SETTING, toldInstead } from '../domain/user-setting.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';
import type { Audience } from './rung-register.ts';
import { reachable, reachableIn } from './rung-register.ts';
import { settingsFor } from './digest.ts';
import { destinationOf } from './user-setting-repository.ts';

/**
 * Writes the mails of one piece of news, in the transaction of what it is about: at once, whatever a reader's quiet hours, since it says what
 * cannot wait. To each reachable person of the audience, of a case's subject with whoever acts for it there, or to one person; who is away is told by who stands in. `ref` makes it once:
 * the same news about the same thing is written no second time. With nobody to tell, a dead letter is what an operator sees.
 */
export async function tell(register: Register, trx: Trx, to: Audience & { userId?: UserId; caseId?: CaseId }, news: Notice, { ref, at }: { ref: string; at: Instant }): Promise<void> {
  const people = to.userId !== undefined ? [to.userId] : to.caseId === undefined ? await reachable(trx, to) : await reachableIn(trx, to, to.caseId as string as DossierId);
  const settings = await settingsFor(trx, people, dayAt(at, register.calendar().zone));
  const readers = [...new Set(people.map((id) => toldInstead(id, dayAt(at, register.calendar().zone), (each) => settings.get(each))))];
  for (const reader of readers.length === 0 ? [null] : readers) {
    const setting = (reader === null ? undefined : settings.get(reader)) ?? PLAIN_SETTING;
    const destination = reader === null ? null : destinationOf(setting);
    const id = uuidv7();
    await trx.insertInto('delivery').values({
      id, message_id: `<${id}@${new URL(register.publicUrl || 'http://zhengming.invalid').hostname}>`, channel: setting.channel, destination, user_id: reader, party: to.party, kind: 'notice',
      ref: `${news.notice}/${ref}/${reader ?? to.party}`, language: setting.language, content: JSON.stringify(news), created_at: at,
      ...(destination === null ? { state: 'dead' as const, last_error: 'no-address' } : {}),
    }).onConflict((c) => c.doNothing()).execute();
  }
}
