import type { Actor } from '../domain/actor.ts';
import { overseesHouse } from '../domain/actor.ts';
import { doneBefore } from '../domain/done-before.ts';
import type { Task } from '../domain/permission.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { loadActs } from './act-log.ts';
import type { Head } from './act-log.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';

/**
 * Who has done a step already, and when: for the one of two people at once who came second. A colleague, and of the platform's people also
 * whoever oversees it, is told the person; everybody else the organisation. A subject's own act is named by its instant alone.
 */
export async function whoDid(register: Register, trx: Trx, head: Head, s: CaseSituation, task: Task, actor: Actor): Promise<Record<string, string | number>> {
  const act = doneBefore(task, s.caseId, await loadActs(trx, head.id));
  if (act === undefined) return {};
  const what = { kind: act.kind, at: act.occurredAt, seq: act.seq };
  if (act.author.class !== 'person' || act.author.orgId === null) return what;
  const { userId, orgId } = act.author;
  if (orgId === actor.orgId || (orgId === s.platformId && overseesHouse(actor))) {
    const person = await trx.selectFrom('app_user').select(['name', 'name_en']).where('id', '=', userId).executeTakeFirst();
    if (person !== undefined) return { ...what, by: person.name, byEn: person.name_en };
  }
  const org = (await register.organisations.all()).get(orgId);
  return org === undefined ? what : { ...what, by: org.name, byEn: org.nameEn };
}
