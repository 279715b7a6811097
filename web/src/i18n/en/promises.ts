import type { Translation } from '../translation.ts';
import type { promises as zhPromises } from '../zh/promises.ts';

export const promises: Translation<typeof zhPromises> = {
  title: 'Promises', lead: 'What the register has to keep at any moment. Looked at every minute; supervisors and operators are told at once of what is broken.', kept: 'All kept', keptText: 'The watchdog found nothing.', never: 'Not looked at yet', neverText: 'The dispatcher looks within a minute of its start.', asleep: 'The watchdog is asleep', asleepText: 'It has not looked for minutes; what is below does not speak of now. Please see to the dispatcher.', lookedAt: 'Last looked at {{at}}', head: { promise: 'Promise', violations: 'Broken by', since: 'Since' }, list: 'What breaks them (at most 100)', item: 'about {{item}}', openCase: 'Open the case',
  names: {
    suspended: 'During verification every measure without an exception rests', held: 'A measure registered during verification rests from the start', told: 'Every order to suspend was sent to its department', asked: 'Of every measure that the platform cannot order, its body was asked to stay it', resumedInTime: 'Nothing resumes before service and its day', excepted: 'Every exception was served on its subject', corrected: 'What was decided to be corrected is corrected', recipients: 'Everybody who held the wrong record was sent a notice', sent: 'Every notice to a system is in the outbox', followed: 'Every open case has a procedure that follows it',
  },
};
