import { acts } from './en/acts.ts';
import { inquiries, log, measures, operators, overdue, tasks } from './en/boards.ts';
import { changes } from './en/changes.ts';
import { checks } from './en/checks.ts';
import { clock } from './en/clock.ts';
import { cases, kase, timeline } from './en/case.ts';
import { dueDate } from './en/due-date.ts';
import { file } from './en/file.ts';
import { myData } from './en/my-data.ts';
import { object } from './en/object.ts';
import { policy } from './en/policy.ts';
import { problems } from './en/problems.ts';
import { deliveries, mails, settings } from './en/settings.ts';
import { repairs } from './en/repairs.ts';
import { shell } from './en/shell.ts';
import { trace } from './en/trace.ts';

export const en = { shell, file, object, cases, kase, timeline, clock, acts, tasks, overdue, measures, checks, inquiries, repairs, operators, deliveries, settings, mails, log, policy, changes, dueDate, trace, myData, problems };
