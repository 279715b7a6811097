import { businessNow, reading } from '../db/database.ts';
import { dutiesDueBefore, openDuties, openInternalTasks, openPowerExaminations } from '../db/task-reads.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { msOf, plusMs } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { PROBLEMS } from './mutation.ts';
import { OverdueBoardView, TaskListView } from './schemas/tasks.ts';
import { byUrgency, internalTaskView, overdueRow, powerTaskView, taskView } from './views/task-views.ts';

const tags = ['tasks'];
const SOON_MS = 48 * 3_600_000;

/** What is asked of whom, and what is late. */
export function taskRoutes(app: Api, { register }: Counter): void {
  app.get('/api/tasks', {
    schema: { operationId: 'listTasks', summary: 'What you are asked to do, the most urgent first.', tags, response: { 200: TaskListView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    return reading(register.db, actor.userId, async (trx) => {
      const now = await businessNow(trx);
      const internal = [...(await openInternalTasks(trx, actor)).map((row) => internalTaskView(row, now)), ...(await openPowerExaminations(trx, actor)).map(powerTaskView)];
      return { tasks: byUrgency((await openDuties(trx, actor)).flatMap((row) => taskView(register, actor, row, now)), internal) };
    });
  });

  app.get('/api/overdue', {
    schema: { operationId: 'readOverdueBoard', summary: 'Duties past their due instant, and those due within two days (supervisors, platform).', tags, response: { 200: OverdueBoardView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    if (!hasRole(actor, 'supervisor') && !hasRole(actor, 'clerk')) throw new Refusal('not-your-role', { params: { role: 'supervisor' } });
    const orgs = await register.organisations.all();
    return reading(register.db, actor.userId, async (trx) => {
      const now = await businessNow(trx);
      const rows = (await dutiesDueBefore(trx, plusMs(now, SOON_MS))).map((row) => overdueRow(orgs, row, msOf(now)));
      return { now, overdue: rows.filter((row) => row.dueAt < now), soon: rows.filter((row) => row.dueAt >= now) };
    });
  });
}
