import { changeRepresentation, enterRepresentation, representationsOf } from '../db/representation-register.ts';
import { Refusal } from '../domain/errors.ts';
import { readIdentifier } from '../domain/identifier.ts';
import { asId } from '../domain/ids.ts';
import type { RepresentationId } from '../domain/ids.ts';
import { parseDay } from '../domain/time.ts';
import { isValidUscc } from '../domain/uscc.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { ChangeRepresentationBody, CompanyBody, EnterRepresentationBody, RepresentationListView, RepresentationReceiptView } from './schemas/representations.ts';

const tags = ['records'];

/** Who was a company's legal representative, and when: whom the bar that follows from a record of the company rests on. */
export function representationRoutes(app: Api, { register }: Counter): void {
  // A question, so without a key.
  app.post('/api/representations/lookup', {
    schema: { operationId: 'listRepresentations', summary: 'The legal representatives (法定代表人) of a company, newest first.', tags, body: CompanyBody, response: { 200: RepresentationListView, ...PROBLEMS } },
  }, async (request) => {
    const found = await representationsOf(register, requireActor(request), company(request.body.company));
    if (found === null) throw new Refusal('not-found', { field: '/company' });
    return { company: found.name, representations: found.rows.map(({ id, person, identifier, from, until }) => ({ id, person, identifier, from, until })) };
  });

  app.post('/api/representations', {
    schema: {
      operationId: 'enterRepresentation', summary: 'Enter who is or was a company’s legal representative, by an extract of the company register.', tags, headers: MutationHeaders,
      body: EnterRepresentationBody, response: { 201: RepresentationReceiptView, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { person, from, until, document } = request.body;
    const identifier = readIdentifier(person.identifier, '/person/identifier');
    if (isValidUscc(identifier)) throw new Refusal('persons-only', { field: '/person/identifier' });
    return reply.code(201).send(await enterRepresentation(register, {
      ...personal(request), company: company(request.body.company), person: { name: person.name.trim(), identifier }, from: parseDay(from), until: until === null ? null : parseDay(until), document: document.trim(),
    }));
  });

  app.post('/api/representations/:id/end', {
    schema: {
      operationId: 'changeRepresentation', summary: 'Say the last day of a legal representative, or (null) that it was never so.', tags, params: CaseParams, headers: MutationHeaders,
      body: ChangeRepresentationBody, response: { 201: RepresentationReceiptView, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { until, document } = request.body;
    return reply.code(201).send(await changeRepresentation(register, { ...personal(request), id: asId<RepresentationId>(request.params.id), until: until === null ? null : parseDay(until), document: document.trim() }));
  });
}

function company(text: string): string {
  const identifier = readIdentifier(text, '/company');
  if (!isValidUscc(identifier)) throw new Refusal('invalid-field', { field: '/company' });
  return identifier;
}
