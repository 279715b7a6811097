import { acts } from './zh/acts.ts';
import { inquiries, log, measures, operators, overdue, tasks } from './zh/boards.ts';
import { cases, kase, timeline } from './zh/case.ts';
import { file } from './zh/file.ts';
import { object } from './zh/object.ts';
import { problems } from './zh/problems.ts';
import { deliveries, mails, settings } from './zh/settings.ts';
import { shell } from './zh/shell.ts';

export const zh = { shell, file, object, cases, kase, timeline, acts, tasks, overdue, measures, inquiries, operators, deliveries, settings, mails, log, problems };
