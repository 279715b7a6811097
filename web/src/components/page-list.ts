import type { Role } from '../../../domain/actor.ts';

type PageName = 'file' | 'myCases' | 'tasks' | 'cases' | 'overdue' | 'counter' | 'measures' | 'exceptions' | 'markRequests' | 'representatives' | 'promises' | 'checks' | 'inquiries' | 'complaints' | 'repairs' | 'provided' | 'socialService' | 'operators' | 'machines' | 'emergencies' | 'confirmations' | 'lawDebt' | 'calendarChanges' | 'trace' | 'looks' | 'myData' | 'corrections' | 'channels' | 'query' | 'uploads' | 'incidents' | 'quarantine' | 'retention' | 'letters';
interface PageEntry {
  to: string;
  name: PageName;
}

const POLICY: readonly PageEntry[] = [{ to: '/policy/confirm', name: 'confirmations' }, { to: '/policy/debt', name: 'lawDebt' }, { to: '/policy/changes', name: 'calendarChanges' }];

const EMERGENCIES: PageEntry = { to: '/emergencies', name: 'emergencies' };
const TRACE: PageEntry = { to: '/trace', name: 'trace' };
const RETENTION: PageEntry = { to: '/retention', name: 'retention' };
const MACHINES: PageEntry = { to: '/machines', name: 'machines' };

const UPLOADS: PageEntry = { to: '/uploads', name: 'uploads' };
const INCIDENTS: PageEntry = { to: '/incidents', name: 'incidents' };
const QUARANTINE: PageEntry = { to: '/quarantine', name: 'quarantine' };
const LETTERS: PageEntry = { to: '/letters', name: 'letters' };
const PROMISES: PageEntry = { to: '/promises', name: 'promises' };
const EXCEPTIONS: PageEntry = { to: '/exceptions', name: 'exceptions' };
const CORRECTIONS: PageEntry = { to: '/corrections', name: 'corrections' };

const PAGES: Record<Role, readonly PageEntry[]> = {
  subject: [{ to: '/file', name: 'file' }, { to: '/cases', name: 'myCases' }, { to: '/repairs', name: 'repairs' }, { to: '/tasks', name: 'tasks' }, { to: '/inquiries', name: 'inquiries' }, { to: '/complaints', name: 'complaints' }, { to: '/looks', name: 'looks' }, { to: '/my-data', name: 'myData' }, QUARANTINE],
  provider: [{ to: '/tasks', name: 'tasks' }, { to: '/cases', name: 'cases' }, { to: '/provided', name: 'provided' }, LETTERS, UPLOADS, INCIDENTS, QUARANTINE, { to: '/repairs', name: 'repairs' }, EMERGENCIES],
  // Held beside another role, whose pages are theirs as well.
  principal: [{ to: '/tasks', name: 'tasks' }, { to: '/cases', name: 'cases' }],
  executor: [{ to: '/tasks', name: 'tasks' }, { to: '/cases', name: 'cases' }, { to: '/repairs', name: 'repairs' }, { to: '/measures', name: 'measures' }, { to: '/checks', name: 'checks' }, { to: '/counter', name: 'counter' }, { to: '/query', name: 'query' }, { to: '/social-service', name: 'socialService' }, { to: '/mark-requests', name: 'markRequests' }, LETTERS, EMERGENCIES],
  clerk: [{ to: '/tasks', name: 'tasks' }, { to: '/cases', name: 'cases' }, { to: '/repairs', name: 'repairs' }, { to: '/overdue', name: 'overdue' }, UPLOADS, INCIDENTS, CORRECTIONS, QUARANTINE, { to: '/inquiries', name: 'inquiries' }, { to: '/counter', name: 'counter' }, { to: '/representatives', name: 'representatives' }],
  supervisor: [{ to: '/overdue', name: 'overdue' }, { to: '/tasks', name: 'tasks' }, { to: '/complaints', name: 'complaints' }, EXCEPTIONS, PROMISES, CORRECTIONS, UPLOADS, INCIDENTS, QUARANTINE, { to: '/cases', name: 'cases' }, { to: '/inquiries', name: 'inquiries' }, TRACE, RETENTION, MACHINES, ...POLICY, EMERGENCIES],
  auditor: [{ to: '/cases', name: 'cases' }, PROMISES, TRACE, RETENTION, MACHINES, ...POLICY, EMERGENCIES],
  operator: [{ to: '/operators', name: 'operators' }, PROMISES, { to: '/operators/channels', name: 'channels' }, CORRECTIONS, MACHINES, TRACE, RETENTION, ...POLICY, EMERGENCIES],
};

/** The pages of a person's roles, each once, in the order of their work. */
export function pagesOf(roles: readonly Role[]): PageEntry[] {
  const all = roles.flatMap((role) => PAGES[role]);
  return all.filter((page, i) => all.findIndex((other) => other.to === page.to) === i);
}
