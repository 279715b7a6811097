import { Type } from 'typebox';
import { businessNow, reading } from '../db/database.ts';
import { readingAcross } from '../db/sight-reads.ts';
import { movedPage, previewPage, previewTotals } from '../db/policy-change-preview.ts';
import type { PreviewCursor } from '../db/policy-change-preview.ts';
import type { ChangeRow } from '../db/policy-change-reads.ts';
import { changeRows } from '../db/policy-change-reads.ts';
import { approveChange, assertMay, foundInFiles, permissionOn, proposeChange, rejectChange } from '../db/policy-change-register.ts';
import type { Register } from '../db/register.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { ChangeId, DossierId } from '../domain/ids.ts';
import { CLOCK_LIMITS } from '../domain/limit.ts';
import type { ChangePermission } from '../domain/policy-change.ts';
import { dayAt } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { Closed, Id } from './schemas/common.ts';
import { ChangePreviewView, ChangeReceipt, ExampleCalendarView, PolicyChangeListView, PolicyChangeView, PreviewQuery, ProposeChangeBody } from './schemas/policy-changes.ts';
import { previewRows } from './views/policy-change-views.ts';
import { ZONE } from './views/shared-views.ts';

const tags = ['policy'];
const Params = Type.Object({ id: Id });
const PAGE = 50;
const FRESH_MS = 250;

/** Another process may have put other calendars into force: asked at most four times a second; acts ask under their lock. */
export function calendarsUpToDate({ calendars, db }: Register): () => Promise<void> {
  let asked = -Infinity;
  return async () => {
    if (performance.now() - asked < FRESH_MS) return;
    asked = performance.now();
    // Without the register no route answers anyway, but health has to.
    await calendars.upToDate(db).catch(() => {});
  };
}

/** Another calendar is an event: proposed, previewed, approved by a second person, carried into the open clocks. */
export function policyChangeRoutes(app: Api, { register, exampleCalendar }: Counter): void {
  app.get('/api/policy-changes', {
    schema: { operationId: 'listPolicyChanges', summary: 'The calendars in force, and the changes of them.', tags, response: { 200: PolicyChangeListView, ...PROBLEMS } },
  }, async (request) => {
    const actor = await reader(register, request);
    const changes = await readingAcross(register.db, actor.userId, (trx) => changeRows(trx));
    const { files } = register.calendars.now();
    const edition = register.currentPack(dayAt(await reading(register.db, actor.userId, businessNow), ZONE));
    return {
      mayPropose: (await permissionOn(register, 'propose', actor, null)).allowed, inForce: [{ id: 'CN', version: register.calendar().version }, { id: edition.pack, version: edition.version }],
      found: Object.keys(foundInFiles(files)), example: exampleCalendar !== undefined, changes: await Promise.all(changes.map((change) => viewOf(register, actor, change))),
    };
  });

  app.post('/api/policy-changes', {
    schema: { operationId: 'proposePolicyChange', summary: 'Propose a calendar file, or the files of this release that are not in force.', tags, headers: MutationHeaders, body: ProposeChangeBody, response: { 201: ChangeReceipt, ...PROBLEMS } },
  }, async (request, reply) => {
    const { reason, file } = request.body;
    const proposal = file === undefined ? { origin: 'shipped' as const, reason: reason.trim() } : { origin: 'uploaded' as const, file, reason: reason.trim() };
    return reply.code(201).send(await proposeChange(register, { ...personal(request), proposal }));
  });

  app.get('/api/policy-changes/example', {
    schema: { operationId: 'readExampleCalendar', summary: 'In the demo: an invented calendar file to try a change with.', tags, response: { 200: ExampleCalendarView, ...PROBLEMS } },
  }, async (request) => {
    const actor = await reader(register, request);
    const today = dayAt(await reading(register.db, actor.userId, businessNow), ZONE);
    if (exampleCalendar === undefined) throw new Refusal('not-found');
    const { name, file } = exampleCalendar(register.calendars.now().files, register.calendar(), today);
    return { name, file };
  });

  app.get('/api/policy-changes/:id', {
    schema: { operationId: 'readPolicyChange', summary: 'One change, and how far it has been carried.', tags, params: Params, response: { 200: PolicyChangeView, ...PROBLEMS } },
  }, async (request) => {
    const actor = await reader(register, request);
    return viewOf(register, actor, await changeOf(register, actor, request.params.id));
  });

  app.get('/api/policy-changes/:id/preview', {
    schema: { operationId: 'previewPolicyChange', summary: 'Every open clock that a change moves, with who has to be told; of one in force, what it has moved.', tags, params: Params, querystring: PreviewQuery, response: { 200: ChangePreviewView, ...PROBLEMS } },
  }, async (request): Promise<ChangePreviewView> => {
    const actor = await reader(register, request);
    const { id, state } = await changeOf(register, actor, request.params.id);
    const cursor = request.query.cursor === undefined ? null : readCursor(request.query.cursor);
    const limit = Math.min(Number(request.query.limit ?? PAGE), 200);
    return readingAcross(register.db, actor.userId, async (trx) => {
      const proposed = state === 'proposed';
      const page = proposed ? await previewPage(register, trx, id, cursor, limit) : await movedPage(trx, id, ZONE, cursor, limit);
      return {
        totals: proposed && cursor === null ? await previewTotals(register, trx, id) : null, rows: previewRows(page.rows, await register.organisations.all()),
        nextCursor: page.next === null ? null : `${page.next.caseId}|${page.next.limit}|${page.next.generation}|${page.next.ref}`,
      };
    });
  });

  app.post('/api/policy-changes/:id/approval', {
    schema: { operationId: 'approvePolicyChange', summary: 'Put a change into force (the platform’s supervisor, and not whoever proposed it).', tags, headers: MutationHeaders, params: Params, body: Closed({}), response: { 201: ChangeReceipt, ...PROBLEMS } },
  }, async (request, reply) => reply.code(201).send(await approveChange(register, { ...personal(request), changeId: asId<ChangeId>(request.params.id) })));

  app.post('/api/policy-changes/:id/rejection', {
    schema: { operationId: 'rejectPolicyChange', summary: 'Reject or withdraw a change that is proposed.', tags, headers: MutationHeaders, params: Params, body: Closed({}), response: { 201: ChangeReceipt, ...PROBLEMS } },
  }, async (request, reply) => reply.code(201).send(await rejectChange(register, { ...personal(request), changeId: asId<ChangeId>(request.params.id) })));
}

async function reader(register: Register, request: Parameters<typeof requireActor>[0]): Promise<Actor> {
  const actor = requireActor(request);
  await assertMay(register, 'read', actor, null);
  return actor;
}

async function changeOf(register: Register, actor: Actor, id: string): Promise<ChangeRow> {
  const [change] = await readingAcross(register.db, actor.userId, (trx) => changeRows(trx, asId<ChangeId>(id)));
  if (change === undefined) throw new Refusal('not-found');
  return change;
}

async function viewOf(register: Register, actor: Actor, change: ChangeRow): Promise<PolicyChangeView> {
  const { id, origin, reason, state, files, calendars, baseSeq, proposedBy, proposedAt, decidedBy, decidedAt, appliedAt, examined, moved, cases, movesDone, toTell, told } = change;
  await register.calendars.upToDate(register.db);
  const may = (permission: ChangePermission) => ({ allowed: permission.allowed, code: permission.allowed ? null : permission.code });
  const head = { state, proposedBy: proposedBy.id };
  const named = ({ name, nameEn }: ChangeRow['proposedBy']) => ({ name, nameEn });
  return {
    id, origin, reason, state, files, calendars, proposedBy: named(proposedBy), proposedAt, decidedBy: decidedBy === null ? null : named(decidedBy), decidedAt, appliedAt,
    outdated: state === 'proposed' && baseSeq !== register.calendars.now().seq, progress: { examined, moved, cases, movesDone, toTell, told },
    may: { approve: may(await permissionOn(register, 'approve', actor, head)), reject: may(await permissionOn(register, 'reject', actor, head)) },
  };
}

function readCursor(text: string): PreviewCursor {
  const [caseId = '', name = '', generation = '', ref = ''] = text.split('|');
  const limit = CLOCK_LIMITS.find((each) => each === name);
  if (limit === undefined || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(caseId)) throw new Refusal('invalid-field', { field: '/cursor' });
  return { caseId: asId<DossierId>(caseId), limit, ref, generation: Number(generation) };
}
