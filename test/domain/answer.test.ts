import { expect, test } from 'vitest';
import type { AnswerRequest, EvidenceFindingRequest } from '../../domain/answer.ts';
import { answerAct, onlyRepeats } from '../../domain/answer.ts';
import { Refusal } from '../../domain/errors.ts';
import { asId } from '../../domain/ids.ts';
import type { EvidenceId, GroundId } from '../../domain/ids.ts';
import { foldCase } from '../../domain/situation.ts';
import { goldenActs } from '../golden-logs/read-golden-log.ts';

const acts = goldenActs('upheld');
const before = foldCase(acts.slice(0, acts.findIndex((a) => a.kind === 'answered')));
const [one, two] = [asId<EvidenceId>('e1'), asId<EvidenceId>('e2')];
const situation = { ...before, evidenceIds: [one, two] };
const viewed = (evidenceId: EvidenceId, more: Partial<EvidenceFindingRequest> = {}): EvidenceFindingRequest => ({ evidenceId, how: 'online', by: '', accepted: true, reason: '', ...more });

function answer(evidence: EvidenceFindingRequest[], opened: EvidenceId[], reason = '与处罚决定书原件核对一致') {
  const findings: AnswerRequest['findings'] = situation.grounds.map((g) => ({ groundId: g.id, result: 'accurate', reason, rightValue: null }));
  try {
    return answerAct({ kind: 'answered', orderId: before.verifications[0]!.orderId, findings, evidenceIds: [], evidence }, situation, new Set(opened));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, error.field];
  }
}

test('each file of evidence is answered, once, and no other', () => {
  expect(answer([viewed(one)], [one, two])).toEqual(['evidence-not-answered', '/evidence']);
  expect(answer([viewed(one), viewed(one), viewed(two)], [one, two])).toEqual(['invalid-field', '/evidence/1/evidenceId']);
  expect(answer([viewed(one), viewed(asId('e3'))], [one])).toEqual(['invalid-field', '/evidence/1/evidenceId']);
  expect(answer([viewed(one), viewed(two)], [one, two])).toMatchObject({ draft: { facts: { evidence: [{ evidenceId: 'e1', how: 'online', accepted: true }, { evidenceId: 'e2', how: 'online', accepted: true }] } } });
});

test('what was never opened was not viewed here; viewed elsewhere or sampled names who did it', () => {
  expect(answer([viewed(one), viewed(two)], [one])).toEqual(['evidence-not-opened', '/evidence/1/how']);
  for (const how of ['offline', 'sampled'] as const) {
    expect(answer([viewed(one), viewed(two, { how })], [one])).toEqual(['value-needed', '/evidence/1/by']);
    expect(answer([viewed(one), viewed(two, { how, by: '孙立群' })], [one])).toMatchObject({ content: { evidence: [{}, { by: '孙立群' }] } });
  }
});

test('what is not accepted says why', () => {
  expect(answer([viewed(one), viewed(two, { accepted: false, reason: ' ' })], [one, two])).toEqual(['value-needed', '/evidence/1/reason']);
  expect(answer([viewed(one), viewed(two, { accepted: false, reason: '复印件无法辨认' })], [one, two])).toMatchObject({ draft: { kind: 'answered' } });
});

test('an answer that only repeats "accurate" is not taken; one that says what was checked is', () => {
  for (const bare of ['属实', '经核实，该信息属实。', '记录准确无误！', 'The record is accurate.', '  正确 ']) expect(onlyRepeats(bare), bare).toBe(true);
  for (const said of ['与处罚决定书原件核对一致', '经核实', '缴款凭证显示已于3月2日缴清，记录准确', 'Checked against the decision; accurate.']) expect(onlyRepeats(said), said).toBe(false);
  expect(answer([viewed(one), viewed(two)], [one, two], '属实')).toEqual(['bare-answer', '/findings/0/reason']);
  expect(situation.grounds.map((g): GroundId => g.id)).toHaveLength(2);
});
