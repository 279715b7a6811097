import { answerDueDate, calendarList, limitOfStep, packList } from '../db/calendar-reads.ts';
import { uploadOf } from '../db/adopted-editions.ts';
import { hashOf } from '../db/policy-change-register.ts';
import type { Register } from '../db/register.ts';
import type { DueDateQuestion, EditionUsed } from '../domain/due-date.ts';
import { questionOfLimit, readDueDateQuestion, readStart } from '../domain/due-date.ts';
import { Refusal } from '../domain/errors.ts';
import { readDay } from '../domain/reading.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { PROBLEMS } from './mutation.ts';
import { forEverybody } from './rate-limits.ts';
import type { DueDateQuery } from './schemas/due-date.ts';
import { ZONE } from './views/shared-views.ts';
import { CalendarFilesQuery, CalendarFilesView, CalendarListView, DueDateQuery as Query, PolicyPackView, DueDateView, PackListView } from './schemas/due-date.ts';

/** What anybody may ask without a login: when something is due, and why on that day. */
export function publicRoutes(app: Api, { rateLimits, register }: Counter): void {
  const config = { rateLimit: forEverybody(rateLimits) };

  app.get('/api/public/due-date', {
    config,
    schema: {
      operationId: 'computeDueDate', summary: 'When something is due, with the proof: each day counted or skipped, and why.', tags: ['public'], querystring: Query,
      response: { 200: DueDateView, ...PROBLEMS },
    },
  }, async (request) => {
    const { question, edition } = questionOf(register, request.query);
    return { ...answerDueDate(register, question), edition };
  });

  app.get('/api/public/calendars', {
    config, schema: { operationId: 'listCalendars', summary: 'The calendars that can be counted by.', tags: ['public'], response: { 200: CalendarListView, ...PROBLEMS } },
  }, async () => ({ calendars: calendarList(register) }));

  app.get('/api/public/packs', {
    config, schema: { operationId: 'listPacks', summary: 'The policy packs, and the limits of each that can be counted by.', tags: ['public'], response: { 200: PackListView, ...PROBLEMS } },
  }, async () => ({ packs: packList(register) }));

  app.get('/api/public/policy-pack', {
    config, schema: { operationId: 'readPolicyPack', summary: 'One edition of a policy pack: as it counts, after its inheritance, with its hash, and as it was handed in.', tags: ['public'], querystring: CalendarFilesQuery, response: { 200: PolicyPackView, ...PROBLEMS } },
  }, async (request) => {
    const { version } = request.query;
    const edition = register.calendars.editions().get(version);
    if (edition === undefined) throw new Refusal('not-found', { field: '/version' });
    return { version, hash: hashOf(edition), edition: { ...edition }, uploaded: uploadOf(register.calendars.now().files, version) };
  });

  app.get('/api/public/calendar-files', {
    config, schema: { operationId: 'readCalendarFiles', summary: 'The calendar files that give a version, to check a proof with offline.', tags: ['public'], querystring: CalendarFilesQuery, response: { 200: CalendarFilesView, ...PROBLEMS } },
  }, async (request) => {
    const files = register.calendars.filesOf(request.query.version);
    if (files === undefined) throw new Refusal('not-found', { field: '/version' });
    return { files: { ...files } };
  });
}

/** Texts of an address as the fields of a question; what is empty was left out, what is no number or no boolean stays a text and is refused where the field is read. */
function questionOf(register: Register, query: DueDateQuery): { question: DueDateQuestion; edition: EditionUsed | null } {
  const given: DueDateQuery = Object.fromEntries(Object.entries(query).filter(([, text]) => text !== ''));
  const { pack, step, count, startInclusive, ...texts } = given;
  if (pack === undefined && step === undefined) {
    const question = readDueDateQuestion({
      ...texts,
      ...(count === undefined ? {} : { count: /^-?\d+(\.\d+)?$/.test(count) ? Number(count) : count }),
      ...(startInclusive === undefined ? {} : { startInclusive: startInclusive === 'true' ? true : startInclusive === 'false' ? false : startInclusive }),
    });
    return { question, edition: null };
  }
  if (pack === undefined) throw new Refusal('value-needed', { field: '/pack' });
  if (step === undefined) throw new Refusal('value-needed', { field: '/step' });
  const besides = (['count', 'unit', 'channel', 'startInclusive', 'roll'] as const).find((name) => given[name] !== undefined);
  if (besides !== undefined) throw new Refusal('invalid-field', { field: `/${besides}`, params: { expected: 'nothing: the limit of the pack says it' } });
  const start = readStart(given.start, '/start');
  const found = limitOfStep(register, pack, step, start.length === 10 ? (start as Day) : dayAt(start as Instant, ZONE));
  const calendar = given.calendar ?? found.calendar;
  const question = questionOfLimit(start, { limit: found.limit, calendar, step: { pack: found.edition.version, step } }, given.asOf === undefined ? undefined : readDay(given.asOf, '/asOf'));
  return { question, edition: found.edition };
}
