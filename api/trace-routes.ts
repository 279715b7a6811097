import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { orderBulletin } from '../db/bulletins.ts';
import { reading } from '../db/database.ts';
import { readingAcross } from '../db/sight-reads.ts';
import type { InclusionAbout, InclusionQuery as Query } from '../db/inclusion-reads.ts';
import { inclusionFor } from '../db/inclusion-reads.ts';
import { traceLines } from '../db/trace-export.ts';
import { bulletinsBefore, looksAt, looksAtSubject, traceState } from '../db/trace-reads.ts';
import type { Actor, Role } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, DossierId, InquiryId, RecordId, UserId } from '../domain/ids.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { forEverybody } from './rate-limits.ts';
import { EmptyBody } from './schemas/cases.ts';
import {
  BulletinListView, BulletinQuery, BulletinReceipt, InclusionQuery, InclusionView, LookListView, LookQuery, OwnLookListView, OwnLookQuery, TraceView,
} from './schemas/trace.ts';
import { orgView } from './views/shared-views.ts';

const tags = ['trace'];
const PAGE = 100;

/** The trace: bulletins for anybody, proofs for whom a dossier concerns, the whole of it for auditors, and who has looked at what. */
export function traceRoutes(app: Api, { rateLimits, register }: Counter): void {
  const config = { rateLimit: forEverybody(rateLimits) };
  /** A download keeps a connection and a snapshot of the database; one at a time per process. */
  let exporting = false;

  app.get('/api/public/bulletins', {
    config, schema: { operationId: 'listBulletins', summary: 'The bulletins (公告): per day one root over the logs of all dossiers, the newest first.', tags: ['public'], querystring: BulletinQuery, response: { 200: BulletinListView, ...PROBLEMS } },
  }, async (request) => {
    const bulletins = await reading(register.db, '', (trx) => bulletinsBefore(trx, numberOf(request.query.before), PAGE));
    return { bulletins, next: nextOf(bulletins.map(({ no }) => no)) };
  });

  app.get('/api/trace', {
    schema: { operationId: 'readTrace', summary: 'Whether bulletins, dossiers and the log of looks hold (auditors, operators, supervisors).', tags, response: { 200: TraceView, ...PROBLEMS } },
  }, async (request) => {
    const actor = oneOf(request, ['auditor', 'operator', 'supervisor']);
    return readingAcross(register.db, actor.userId, traceState);
  });

  app.post('/api/trace/bulletins', {
    schema: { operationId: 'orderBulletin', summary: 'Have a bulletin made now, beside the daily ones (auditors, operators).', tags, headers: MutationHeaders, body: EmptyBody, response: { 201: BulletinReceipt, ...PROBLEMS } },
  }, async (request, reply) => {
    oneOf(request, ['auditor', 'operator']);
    return reply.code(201).send(await orderBulletin(register, personal(request)));
  });

  app.get('/api/trace/export', {
    schema: {
      operationId: 'exportTrace', summary: 'Everything that check-trace needs, as lines of JSON: bulletins, dossiers, acts and letters with their hashes; no words (auditors).', tags,
      response: { 200: { description: 'Lines of JSON; the format stands in docs/trace.md.', content: { 'application/x-ndjson': { schema: Type.Unsafe<Readable>({ type: 'string' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const actor = oneOf(request, ['auditor']);
    if (exporting) throw new Refusal('busy');
    exporting = true;
    const lines = Readable.from(traceLines(register.db, actor.userId), { objectMode: false });
    lines.once('close', () => {
      exporting = false;
    });
    return reply.type('application/x-ndjson').header('content-disposition', 'attachment; filename="trace.ndjson"').send(lines);
  });

  app.get('/api/trace/looks', {
    schema: { operationId: 'listLooks', summary: 'Who has looked at whose words, letters, evidence and records, the newest first (auditors).', tags, querystring: LookQuery, response: { 200: LookListView, ...PROBLEMS } },
  }, async (request) => {
    const actor = oneOf(request, ['auditor']);
    const { case: dossier, reader, before } = request.query;
    const orgs = await register.organisations.all();
    const rows = await readingAcross(register.db, actor.userId, (trx) => looksAt(trx, {
      ...(dossier === undefined ? {} : { dossierId: asId<DossierId>(dossier) }), ...(reader === undefined ? {} : { reader: asId<UserId>(reader) }),
      ...(before === undefined ? {} : { before: Number(before) }),
    }, PAGE));
    return {
      next: nextOf(rows.map(({ id }) => id)),
      looks: rows.map((r) => ({
        id: r.id, at: r.at, reader: r.reader, name: r.name, org: r.org_id === null ? null : orgView(orgs, r.org_id), roles: r.roles, kind: r.kind,
        subjectId: r.subject_id, dossierId: r.dossier_id, item: r.item, number: r.case_number ?? r.inquiry_number,
      })),
    };
  });

  app.get('/api/looks', {
    schema: { operationId: 'readOwnLooks', summary: 'Who has looked at your own file: organisation, role and instant.', tags, querystring: OwnLookQuery, response: { 200: OwnLookListView, ...PROBLEMS } },
  }, async (request) => {
    const actor = oneOf(request, ['subject']);
    const { subjectId } = actor;
    if (subjectId === null) throw new Refusal('not-your-role', { params: { role: 'subject' } });
    const orgs = await register.organisations.all();
    const looks = await readingAcross(register.db, actor.userId, (trx) => looksAtSubject(trx, subjectId, numberOf(request.query.before), PAGE));
    return { next: nextOf(looks.map(({ id }) => id)), looks: looks.map(({ orgId, ...look }) => ({ ...look, org: orgId === null ? null : orgView(orgs, orgId) })) };
  });

  const inclusion = (operationId: string, what: string) => ({
    schema: { operationId, summary: `Proof that the log of ${what}, and one act in it, stands in a bulletin; the newest unless another is asked for.`, tags, params: CaseParams, querystring: InclusionQuery, response: { 200: InclusionView, ...PROBLEMS } },
  });
  const prove = (request: FastifyRequest, about: InclusionAbout, query: { bulletin?: string; seq?: string }) => {
    const asked: Query = { bulletin: numberOf(query.bulletin), seq: numberOf(query.seq) };
    return inclusionFor(register, requireActor(request), about, asked);
  };
  app.get('/api/cases/:id/inclusion', inclusion('readInclusion', 'a case'), (request) => prove(request, { caseId: asId<CaseId>(request.params.id) }, request.query));
  app.get('/api/inquiries/:id/inclusion', inclusion('readInquiryInclusion', 'an inquiry'), (request) => prove(request, { inquiryId: asId<InquiryId>(request.params.id) }, request.query));
  app.get('/api/records/:id/inclusion', inclusion('readRecordInclusion', 'a record'), (request) => prove(request, { recordId: asId<RecordId>(request.params.id) }, request.query));
}

const numberOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
/** Where the next page begins; null: this was the last. */
const nextOf = (numbers: readonly number[]): number | null => (numbers.length < PAGE ? null : (numbers.at(-1) ?? null));

function oneOf(request: FastifyRequest, roles: readonly [Role, ...Role[]]): Actor {
  const actor = requireActor(request);
  if (!roles.some((role) => hasRole(actor, role))) throw new Refusal('not-your-role', { params: { role: roles[0] } });
  return actor;
}
