import type { CaseWorld } from '../domain/case-world.ts';
import type { ActContents } from '../domain/content.ts';
import { Refusal } from '../domain/errors.ts';
import { readIdentifier } from '../domain/identifier.ts';
import type { DossierId } from '../domain/ids.ts';
import type { NamedAgent } from '../domain/named-agent.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { agentSubjects } from './agent-filings.ts';
import { wordsOfAct } from './carried-words.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';

/** Who logs in by a number, as somebody in the role of a subject; undefined: nobody. Looked up for the clerk who examines the document, and for nobody else. */
export async function loginOf(register: Register, trx: Trx, s: CaseSituation, identifier: string, field: string): Promise<Omit<NamedAgent, 'subjects'> | undefined> {
  const people = await trx.selectFrom('app_user as u').innerJoin('subject as s', 's.id', 'u.subject_id').select(['u.id', 'u.subject_id']).where('s.identifier_index', 'in', register.vault.blindIndexes(readIdentifier(identifier, field)))
    .where('u.enabled', '=', true).where('u.kind', '=', 'person').where((e) => e.exists(e.selectFrom('user_role as r').select('r.user_id').whereRef('r.user_id', '=', 'u.id').where('r.role', '=', 'subject')))
    .orderBy('u.id').limit(2).execute();
  // A power is given to a person: of several of one company none is meant by its number.
  if (people.length > 1) throw new Refusal('invalid-field', { field });
  const [one] = people;
  return one === undefined ? undefined : { userId: one.id, own: one.subject_id === s.subjectId };
}

/** The agent that the subject has named, by the number in its words. */
export async function namedAgent(register: Register, trx: Trx, s: CaseSituation, world: Pick<CaseWorld, 'pack' | 'at'>): Promise<{ agent: NamedAgent; identifier: string } | undefined> {
  if (s.powerAsk === undefined) return undefined;
  const { id } = await trx.selectFrom('act').select('id').where('dossier_id', '=', s.caseId as string as DossierId).where('seq', '=', s.powerAsk.seq).executeTakeFirstOrThrow();
  const words = (await wordsOfAct(register, trx, s, id)) as ActContents['powerGiven'] | null;
  if (words === null) return undefined;
  const found = await loginOf(register, trx, s, words.identifier, '/granted');
  if (found === undefined) return undefined;
  return { identifier: words.identifier, agent: { ...found, subjects: await agentSubjects(register, trx, { applicant: { as: 'agent', identifier: words.identifier } }, s.subjectId, world) } };
}
