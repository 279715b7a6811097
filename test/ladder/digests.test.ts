import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { reading } from '../../db/database.ts';
import { gatherDigests } from '../../db/digest.ts';
import { sweepReminders } from '../../db/reminders.ts';
import { sweepRungs } from '../../db/sweep.ts';
import type { DossierId, InquiryId } from '../../domain/ids.ts';
import { parseDay } from '../../domain/time.ts';
import { DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { demoActor } from '../setup/play-story.ts';
import type { LadderPlace } from '../setup/ladder-place.ts';
import { ladderPlace } from '../setup/ladder-place.ts';

const CLERK = 'platform-clerk';
const clerkId = demoActor(CLERK).userId;
const SECOND = 'platform-clerk-2';
const SUPERVISOR = 'supervisor';

let place: LadderPlace;
let inquiries: InquiryId[];
beforeAll(async () => {
  place = await ladderPlace();
  // Friday; five working days on is Friday 2026-02-13, 24:00, and the Saturday after it is worked.
  await place.setClock('2026-02-06T10:00:00');
  inquiries = await place.ask(30);
});
afterAll(() => place.stop());

/** As two dispatchers that know nothing of each other do it, each twice. */
async function race(): Promise<void> {
  const round = async (): Promise<void> => {
    await sweepRungs(place.register);
    await sweepReminders(place.register);
  };
  await Promise.all([round(), round()]);
  await Promise.all([round(), round()]);
  await Promise.all([gatherDigests(place.register), gatherDigests(place.register)]);
  for (;;) if ((await place.deliver()) === 0) return;
}
const acts = (id: InquiryId) => reading(place.register.db, 'auditor', (trx) => loadActs(trx, id as string as DossierId)).then((all) => all.map((a) => a.kind));
const items = (text: string): string[] => [...text.matchAll(/^\d+\. .*$/gm)].map(([line]) => line);

test('reminders go out when the office opens a working day before, one mail for thirty duties, and are no acts', async () => {
  await place.setClock('2026-02-12T08:29:00');
  await race();
  expect(await place.rungs()).toEqual({});
  await place.setClock('2026-02-12T08:30:00');
  await race();
  expect(await place.rungs()).toEqual({ remind: 30 });
  for (const clerk of [CLERK, SECOND]) {
    const mails = place.to(clerk);
    expect(mails.map((m) => m.subject)).toEqual(['正名：30项期限即将届满']);
    expect(items(mails[0]!.text)).toHaveLength(30);
    expect(mails[0]!.text).toContain('期限 2026-02-13（周五）');
    expect(mails[0]!.text).toContain(`http://127.0.0.1/inquiries/${inquiries[0]}`);
  }
  expect(place.received).toHaveLength(2);
  expect(await acts(inquiries[0]!)).toEqual(['inquiryFiled']);
});

test('at the due instant, at midnight, all are urged at once; the mail waits, and what is answered meanwhile is not told', async () => {
  await place.wish(CLERK, { quietFrom: '07:00', quietTo: '10:00', language: 'en' });
  await place.wish(SECOND, { absentFrom: parseDay('2026-02-14'), absentTo: parseDay('2026-02-14'), delegateId: clerkId });
  await place.setClock('2026-02-14T00:00:01');
  await race();
  expect(await place.rungs()).toEqual({ remind: 30, urge: 30 });
  expect(await acts(inquiries[29]!)).toEqual(['inquiryFiled', 'urged']);
  expect(place.received, 'nobody is written to at midnight').toHaveLength(2);
  await place.answer(inquiries[0]!);
  // The make-up Saturday is a working day, but the clerk is quiet until ten, and so for the colleague who is away.
  await place.setClock('2026-02-14T09:59:00');
  await race();
  expect(place.received).toHaveLength(2);
  await place.setClock('2026-02-14T10:00:00');
  await race();
  expect(place.to(SECOND), 'away').toHaveLength(1);
  const mails = place.to(CLERK);
  expect(mails.map((m) => m.subject)).toEqual(['正名：30项期限即将届满', 'Zhengming: 29 duties (29 overdue)']);
  expect(items(mails[1]!.text)).toHaveLength(29);
  expect(mails[1]!.text).not.toContain(inquiries[0]!);
  expect(place.received).toHaveLength(3);
});

test('escalated on a holiday: the acts are of that instant, the supervisor’s mail is of the next working day', async () => {
  await place.setClock('2026-02-15T00:00:01');
  await race();
  expect(await place.rungs()).toEqual({ remind: 30, urge: 30, escalate: 29 });
  expect(await acts(inquiries[29]!)).toEqual(['inquiryFiled', 'urged', 'escalated']);
  await place.setClock('2026-02-17T10:00:00');
  await race();
  await place.setClock('2026-02-24T08:29:00');
  await race();
  expect(place.to(SUPERVISOR)).toEqual([]);
  await place.setClock('2026-02-24T08:30:00');
  await race();
  expect(place.to(SUPERVISOR).map((m) => m.subject)).toEqual(['正名：29项期限（29项已逾期）']);
  expect(items(place.to(SUPERVISOR)[0]!.text)[0]).toMatch(/^1\. 〔督办〕庆信询〔2026〕\d+号　答复查询$/);
  expect(place.to(SUPERVISOR)[0]!.text).toContain('已逾期11天');
});

test('the most overdue stands first, and who stands in reads for whom it is not', async () => {
  // Only the second clerk can be reached when it is claimed; the first stands in when it is sent.
  await place.owner.updateTable('user_setting').set({ mail_address: null }).where('user_id', '=', clerkId).execute();
  await place.setClock('2026-03-02T10:00:00');
  await place.ask(1);
  await place.setClock('2026-03-03T10:00:00');
  await place.ask(1);
  await place.setClock('2026-03-11T07:00:00');
  await sweepRungs(place.register);
  await place.wish(CLERK, {});
  await place.wish(SECOND, { absentFrom: parseDay('2026-03-11'), absentTo: parseDay('2026-03-13'), delegateId: clerkId });
  const before = place.to(CLERK).length;
  await place.setClock('2026-03-11T08:30:00');
  await race();
  const [mail, ...more] = place.to(CLERK).slice(before);
  expect(more).toEqual([]);
  expect(items(mail!.text).map((line) => line.replace(/号.*/, ''))).toEqual(['1. 〔催办·代〕庆信询〔2026〕31', '2. 〔催办·代〕庆信询〔2026〕32']);
  expect(mail!.text).toContain('其中2项因同事不在岗转给您');
});

test('a person’s digest waits for its hour of the day', async () => {
  await place.wish(SUPERVISOR, { digestAt: '16:00' });
  const before = place.to(SUPERVISOR).length;
  await place.setClock('2026-03-12T09:00:00');
  await race();
  expect(place.to(SUPERVISOR)).toHaveLength(before);
  await place.setClock('2026-03-12T16:00:00');
  await race();
  expect(place.to(SUPERVISOR).slice(before).map((m) => m.subject)).toEqual(['正名：1项期限（1项已逾期）']);
});

test('what falls due within the window goes with the first of it', async () => {
  const windowed = { ...place.register, digestMs: 30 * 60_000 };
  const before = place.received.length;
  await place.setClock('2026-03-16T09:00:00');
  await place.ask(2);
  // Due on Monday 2026-03-23, reminded from Friday morning on.
  await place.setClock('2026-03-20T08:30:00');
  expect(await sweepReminders(windowed, 1)).toBe(1);
  expect(await gatherDigests(windowed)).toBe(0);
  await place.setClock('2026-03-20T08:50:00');
  expect(await sweepReminders(windowed, 1)).toBe(1);
  expect(await gatherDigests(windowed)).toBe(0);
  await place.setClock('2026-03-20T09:00:01');
  expect(await gatherDigests(windowed)).toBe(2);
  for (;;) if ((await place.deliver()) === 0) break;
  expect(place.received.slice(before).map((m) => m.subject)).toEqual(['正名：2项期限即将届满', '正名：2项期限即将届满']);
});

test('no mail names a person, a subject, an identifier or what a record says', () => {
  const forbidden = [...DEMO_SUBJECTS.flatMap(({ name, identifier }) => [name, identifier]), ...DEMO_IDENTITIES.flatMap(({ name, nameEn }) => [name, nameEn]), '行政处罚', '打印件'];
  expect(place.received.length).toBeGreaterThan(6);
  for (const { subject, text } of place.received) {
    for (const word of forbidden) expect(`${subject}\n${text}`, word).not.toContain(word);
  }
});
