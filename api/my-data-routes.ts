import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Holder } from '../db/subject-export.ts';
import { countHeld, exportParts, noteExport } from '../db/subject-export.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { PROBLEMS } from './mutation.ts';
import { MyDataView } from './schemas/my-data.ts';

const tags = ['person'];
/** A copy keeps a connection and a snapshot of the database: so many at a time per process, and of one subject one. */
const AT_ONCE = 2;

/** A subject's copy of everything held on it (个人信息保护法 第四十五条). */
export function myDataRoutes(app: Api, { register }: Counter): void {
  const copying = new Set<SubjectId>();

  app.get('/api/my-data', {
    schema: { operationId: 'readMyData', summary: 'How much is held on the asker’s subject, by table, and what a copy leaves out and why.', tags, response: { 200: MyDataView, ...PROBLEMS } },
  }, async (request) => countHeld(register, holderOf(request)));

  app.get('/api/my-data/export', {
    schema: {
      operationId: 'exportMyData', summary: 'Everything held on the asker’s subject, as one JSON document; of officials only organisation and role.', tags,
      response: { 200: { description: 'One JSON document: rows by table; `complete` stands last.', content: { 'application/json': { schema: Type.Unsafe<Readable>({ type: 'object' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const holder = holderOf(request);
    if (copying.has(holder.subjectId) || copying.size >= AT_ONCE) throw new Refusal('busy');
    copying.add(holder.subjectId);
    try {
      await noteExport(register, holder);
    } catch (error) {
      copying.delete(holder.subjectId);
      throw error;
    }
    const parts = Readable.from(exportParts(register, holder), { objectMode: false });
    parts.once('close', () => copying.delete(holder.subjectId));
    return reply.type('application/json').header('content-disposition', 'attachment; filename="my-data.json"').header('cache-control', 'no-store').send(parts);
  });
}

function holderOf(request: FastifyRequest): Holder {
  const actor = requireActor(request);
  const { subjectId } = actor;
  if (subjectId === null || !hasRole(actor, 'subject')) throw new Refusal('not-your-role', { params: { role: 'subject' } });
  return { actor, subjectId };
}
