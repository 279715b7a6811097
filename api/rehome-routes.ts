import { rehomeRecord } from '../db/rehome-register.ts';
import { readIdentifier } from '../domain/identifier.ts';
import { asId } from '../domain/ids.ts';
import type { RecordId } from '../domain/ids.ts';
import { isValidUscc } from '../domain/uscc.ts';
import type { Api, Counter } from './api-deps.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { RehomeBody, RehomeReceiptView } from './schemas/records.ts';

/** A record of the wrong person is given to whom it is about. */
export function rehomeRoutes(app: Api, { register }: Counter): void {
  app.post('/api/records/:id/rehoming', {
    schema: {
      operationId: 'rehomeRecord', summary: 'Give a record that was withdrawn because it is not its subject’s to whom it is about (改挂正确主体): a new record, both subjects and everybody who held it are told.', tags: ['records'],
      params: CaseParams, headers: MutationHeaders, body: RehomeBody, response: { 201: RehomeReceiptView, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const identifier = readIdentifier(request.body.identifier, '/identifier');
    const { receipt } = await rehomeRecord(register, {
      ...personal(request), recordId: asId<RecordId>(request.params.id), to: { kind: isValidUscc(identifier) ? 'company' : 'person', name: request.body.name.trim(), identifier },
    });
    return reply.code(201).send(receipt);
  });
}
