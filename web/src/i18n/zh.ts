import { acts } from './zh/acts.ts';
import { inquiries, log, measures, operators, overdue, tasks } from './zh/boards.ts';
import { changes } from './zh/changes.ts';
import { checks } from './zh/checks.ts';
import { clock } from './zh/clock.ts';
import { cases, kase, timeline } from './zh/case.ts';
import { dueDate } from './zh/due-date.ts';
import { file } from './zh/file.ts';
import { myData } from './zh/my-data.ts';
import { object } from './zh/object.ts';
import { policy } from './zh/policy.ts';
import { problems } from './zh/problems.ts';
import { deliveries, mails, settings } from './zh/settings.ts';
import { repairs } from './zh/repairs.ts';
import { shell } from './zh/shell.ts';
import { trace } from './zh/trace.ts';

export const zh = { shell, file, object, cases, kase, timeline, clock, acts, tasks, overdue, measures, checks, inquiries, repairs, operators, deliveries, settings, mails, log, policy, changes, dueDate, trace, myData, problems };
