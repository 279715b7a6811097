import { expect, test } from 'vitest';
import type { Act, ActDraft } from '../../domain/act.ts';
import { AUTHOR_CLASS } from '../../domain/act.ts';
import { asId } from '../../domain/ids.ts';
import type { ActId, DossierId, InquiryId, OrgId, RecordId, SubjectId } from '../../domain/ids.ts';
import { foldInquiry } from '../../domain/inquiry.ts';
import type { ClockTerms } from '../../domain/limit.ts';
import type { Instant } from '../../domain/time.ts';
import { parseDay, parseInstant, plusMs } from '../../domain/time.ts';

const inquiryId = asId<InquiryId>('10000000-0000-4000-8000-000000000001');
const platformId = asId<OrgId>('daqing-platform');
const filedAt = parseInstant('2026-11-24T02:00:00Z');
const dueAt = parseInstant('2026-12-01T16:00:00Z');
const answer: ClockTerms = { limit: 'inquiry', startedAt: filedAt, dueAt, dueOn: parseDay('2026-12-01'), provisional: false, pack: 'p', calendar: 'c', algorithm: 1 };

function log(...drafts: [ActDraft, Instant][]): Act[] {
  return drafts.map(([draft, at], i): Act => ({
    ...draft, id: asId<ActId>(`20000000-0000-4000-8000-00000000000${i}`), dossierId: asId<DossierId>(inquiryId), seq: i + 1, version: 1, occurredAt: at, recordedAt: at,
    author: AUTHOR_CLASS[draft.kind] === 'sweep' ? { class: 'sweep' } : { class: 'entailed', by: asId<ActId>('none') },
  }));
}
const filed: [ActDraft, Instant] = [{ kind: 'inquiryFiled', facts: { inquiryId, subjectId: asId<SubjectId>('s'), platformId, number: '庆信询〔2026〕1号', answer } }, filedAt];
const answeredAt = (at: Instant): [ActDraft, Instant] => [{ kind: 'inquiryAnswered', facts: { inquiryId, recordId: asId<RecordId>('r') } }, at];
const rung = { limit: 'inquiry', ref: inquiryId, orgId: platformId, generation: 1 } as const;
const urged: [ActDraft, Instant] = [{ kind: 'urged', facts: rung }, plusMs(dueAt, 1)];
const escalated: [ActDraft, Instant] = [{ kind: 'escalated', facts: { ...rung, superiorId: null } }, plusMs(dueAt, 2)];

test('the question starts the platform’s one duty', () => {
  const { duty, answered, seq } = foldInquiry(log(filed));
  expect(duty).toMatchObject({ limit: 'inquiry', ref: inquiryId, owner: { org: platformId }, generation: 1, endedAt: null, urgedAt: null, escalatedAt: null });
  expect(answered).toBeNull();
  expect(seq).toBe(1);
});

test.each([[-1, false], [0, true], [1, true]])('an answer %i ms from the due instant is late: %s', (ms, late) => {
  const at = plusMs(dueAt, ms);
  const { answered, duty } = foldInquiry(log(filed, answeredAt(at)));
  expect(answered).toEqual({ at, seq: 2, recordId: 'r', late });
  expect(duty.endedAt).toBe(at);
});

test('urging and escalating leave the duty open, the answer ends it', () => {
  const open = foldInquiry(log(filed, urged, escalated)).duty;
  expect([open.urgedAt, open.escalatedAt, open.endedAt]).toEqual([plusMs(dueAt, 1), plusMs(dueAt, 2), null]);
  expect(foldInquiry(log(filed, urged, escalated, answeredAt(plusMs(dueAt, 3)))).duty.endedAt).toBe(plusMs(dueAt, 3));
});

test('what is not an inquiry’s log is not read as one', () => {
  expect(() => foldInquiry([])).toThrow('begins with its question');
  expect(() => foldInquiry(log(urged))).toThrow('begins with its question');
  expect(() => foldInquiry(log(filed, filed))).toThrow('does not belong');
  expect(() => foldInquiry(log(filed, [{ kind: 'closed', facts: {} }, dueAt]))).toThrow('closed does not belong');
});
