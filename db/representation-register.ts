import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { RepresentationId, SubjectId } from '../domain/ids.ts';
import type { Representation } from '../domain/representative.ts';
import { overlap } from '../domain/representative.ts';
import type { Day } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { reading } from './database.ts';
import { installationAct } from './installation-log.ts';
import type { Register } from './register.ts';
import { newActId } from './register.ts';
import { readingFile } from './sight-reads.ts';
import { enterSubjects } from './subject-repository.ts';

export interface NewRepresentation {
  /** The company's code, already read. */
  company: string;
  person: { name: string; identifier: string };
  from: Day;
  until: Day | null;
  /** The extract of the company register by which it is entered. */
  document: string;
}
/** `until`: the last day; null: it was never so. */
export interface RepresentationChange { id: RepresentationId; until: Day | null; document: string }
export interface RepresentationReceipt { id: RepresentationId }

/**
 * A clerk enters who is, or was, a company's legal representative, by an extract of the company register. Whoever is not here yet is entered with a key of their own and the number sealed under it.
 * What follows for the person is worked out from then on, also of records that are here already.
 */
export async function enterRepresentation(register: Register, request: PersonalRequest & NewRepresentation): Promise<RepresentationReceipt> {
  const { company, person, from, until, document } = request;
  assertClerk(request);
  // With the asker's own eyes: another authority's clerk enters nothing here.
  if ((await reading(register.db, request.actor.userId, (trx) => subjectBy(register, trx, company, 'company'))) === undefined) throw new Refusal('not-found', { field: '/company' });
  return installationAct(register, request, async (trx, at) => {
    const companyId = await subjectBy(register, trx, company, 'company');
    if (companyId === undefined) throw new Refusal('not-found', { field: '/company' });
    if (from > dayAt(at, register.currentPack().zone)) throw new Refusal('date-in-future', { field: '/from' });
    if (until !== null && until < from) throw new Refusal('invalid-field', { field: '/until' });
    if (until !== null && until > dayAt(at, register.currentPack().zone)) throw new Refusal('date-in-future', { field: '/until' });
    if ((await standing(trx, companyId)).some((other) => overlap(other, { from, until }))) throw new Refusal('already-done', { field: '/from' });
    const personId = (await subjectBy(register, trx, person.identifier, 'person')) ?? asId<SubjectId>(newActId());
    const known = await trx.selectFrom('subject').select('name').where('id', '=', personId).executeTakeFirst();
    // A slip in the number would bar somebody else.
    if (known !== undefined && known.name !== person.name) throw new Refusal('invalid-field', { field: '/person/name' });
    if (known === undefined) await enterSubjects(trx, register.vault, [{ id: personId, kind: 'person', ...person }]);
    const id = asId<RepresentationId>(newActId());
    await trx.insertInto('representation').values({ id, company_id: companyId, person_id: personId, from_day: from, until_day: until, entered_at: at, struck_at: null }).execute();
    const words = await register.vault.seal(trx, personId, { document });
    return { draft: { kind: 'representativeEntered', facts: { representationId: id, companyId, personId, from, until } }, words: { subjectId: personId, ...words }, outcome: () => ({ id }) };
  });
}

/** Another has taken the place, or it was never so. */
export async function changeRepresentation(register: Register, request: PersonalRequest & RepresentationChange): Promise<RepresentationReceipt> {
  const { id, until, document } = request;
  assertClerk(request);
  if ((await reading(register.db, request.actor.userId, (trx) => trx.selectFrom('representation').select('id').where('id', '=', id).executeTakeFirst())) === undefined) throw new Refusal('not-found');
  return installationAct(register, request, async (trx, at) => {
    const row = await trx.selectFrom('representation').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw new Refusal('not-found');
    if (row.struck_at !== null || (until !== null && row.until_day !== null)) throw new Refusal('already-done');
    if (until !== null && until < row.from_day) throw new Refusal('invalid-field', { field: '/until' });
    if (until !== null && until > dayAt(at, register.currentPack().zone)) throw new Refusal('date-in-future', { field: '/until' });
    await trx.updateTable('representation').set(until === null ? { struck_at: at } : { until_day: until }).where('id', '=', id).execute();
    const words = { subjectId: row.person_id, ...(await register.vault.seal(trx, row.person_id, { document })) };
    const draft = until === null ? { kind: 'representativeStruck' as const, facts: { representationId: id } } : { kind: 'representativeEnded' as const, facts: { representationId: id, until } };
    return { draft, words, outcome: () => ({ id }) };
  });
}

export interface RepresentationRow extends Representation { person: string; identifier: string }

/** Who was the legal representative of the company with this code, newest first; as the asker may see it. Null: no such company is here. */
export async function representationsOf(register: Register, actor: Actor, company: string): Promise<{ companyId: SubjectId; name: string; rows: RepresentationRow[] } | null> {
  assertClerk({ actor });
  return readingFile(register, actor, async (trx) => {
    const subject = await trx.selectFrom('subject').select(['id', 'name']).where('identifier_index', 'in', register.vault.blindIndexes(company)).where('kind', '=', 'company').executeTakeFirst();
    if (subject === undefined) return null;
    const rows = await trx.selectFrom('representation as p').innerJoin('subject as s', 's.id', 'p.person_id').selectAll('p').select(['s.name', 's.identifier']).where('p.company_id', '=', subject.id).where('p.struck_at', 'is', null).orderBy('p.from_day', 'desc').execute();
    return { companyId: subject.id, name: subject.name, rows: rows.map((p) => ({ id: p.id, companyId: p.company_id, personId: p.person_id, from: p.from_day, until: p.until_day, person: p.name, identifier: p.identifier })) };
  }, (found) => (found === null ? [] : [found.companyId, ...found.rows.map(({ personId }) => personId)].map((subjectId) => ({ kind: 'recordSearch' as const, subjectId, dossierId: null, item: null }))));
}

function assertClerk({ actor }: Pick<PersonalRequest, 'actor'>): void {
  if (!hasRole(actor, 'clerk')) throw new Refusal('not-your-role', { params: { role: 'clerk' } });
}

const subjectBy = async ({ vault }: Register, trx: Trx, identifier: string, kind: 'company' | 'person'): Promise<SubjectId | undefined> =>
  (await trx.selectFrom('subject').select('id').where('identifier_index', 'in', vault.blindIndexes(identifier)).where('kind', '=', kind).executeTakeFirst())?.id;

const standing = async (trx: Trx, companyId: SubjectId): Promise<{ from: Day; until: Day | null }[]> =>
  (await trx.selectFrom('representation').select(['from_day', 'until_day']).where('company_id', '=', companyId).where('struck_at', 'is', null).execute()).map(({ from_day, until_day }) => ({ from: from_day, until: until_day }));
