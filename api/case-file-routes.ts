import { Type } from 'typebox';
import { caseFileMaterial, sha256Of } from '../db/case-file-reads.ts';
import { performCaseAct } from '../db/case-register.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId } from '../domain/ids.ts';
import { drawCaseFile } from '../letters/case-file.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { EmptyBody } from './schemas/cases.ts';
import { CaseFileReceipt } from './schemas/decisions.ts';

const Pdf = { description: 'The file.', content: { 'application/pdf': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } };

/** The case file (卷宗): made with one press, its hash in the log; the same act gives the same bytes again. */
export function caseFileRoutes(app: Api, { register, poke }: Counter): void {
  app.post('/api/cases/:id/case-file', {
    schema: {
      operationId: 'makeCaseFile', summary: 'Make the case file (卷宗) as of now and put its hash into the log.', tags: ['case-files'], params: CaseParams, headers: MutationHeaders, body: EmptyBody,
      response: { 201: CaseFileReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const asked = personal(request);
    const caseId = asId<CaseId>(request.params.id);
    const material = await caseFileMaterial(register, asked.actor, caseId, null);
    const { pdf, pages } = await drawCaseFile(material);
    const made = { upTo: material.upTo, sha256: sha256Of(pdf), pages, view: material.view };
    const { receipt, pokes } = await performCaseAct(register, { ...asked, caseId, request: { kind: 'caseFileMade', ...made }, ifMatch: null });
    poke(pokes);
    return reply.code(201).send({ ...made, seq: receipt.seq, hash: receipt.hash });
  });

  app.get('/api/cases/:id/case-file', {
    schema: {
      operationId: 'readCaseFile', summary: 'The case file (卷宗) as of an act of the log, as PDF; each reader has their own view of it.', tags: ['case-files'], params: CaseParams,
      querystring: Type.Object({ upTo: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,6}$', description: 'As of this act, by its sequence; absent: the newest.' })) }), response: { 200: Pdf, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { pdf } = await drawCaseFile(await caseFileMaterial(register, requireActor(request), asId<CaseId>(request.params.id), request.query.upTo === undefined ? null : Number(request.query.upTo)));
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${request.params.id}-case-file.pdf"`).header('x-content-sha256', sha256Of(pdf)).send(Buffer.from(pdf));
  });
}
