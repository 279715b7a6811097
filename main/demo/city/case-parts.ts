import type { Actor } from '../../../domain/actor.ts';
import { asId } from '../../../domain/ids.ts';
import type { OrgId, UserId } from '../../../domain/ids.ts';
import type { GroundKind } from '../../../domain/objection.ts';
import type { RecordField } from '../../../domain/record.ts';
import type { StoryDecision, StoryGround } from './case-story.ts';
import { subjectIdOf } from './subjects.ts';
import type { SubjectKey } from './subjects.ts';

/** A subject's representative without an identity of its own on the login page. */
export const representative = (key: SubjectKey, name: string): Actor => ({
  userId: asId<UserId>(`subject-${key}`), name, roles: ['subject'], orgId: null, subjectId: subjectIdOf(key),
});

type Result = StoryGround['finding']['result'];

/** A ground about the record as a whole. */
export const ground = (kind: Exclude<GroundKind, 'wrongContent'>, explanation: string, result: Result, reason: string): StoryGround => ({
  kind, field: null, explanation, claimedValue: null, finding: { result, reason, rightValue: null },
});

/** A ground about one field; what is right is stated when the provider does not confirm the record. */
export const wrongContent = (field: RecordField, claimedValue: string, explanation: string, result: Result, reason: string, rightValue = claimedValue): StoryGround => ({
  kind: 'wrongContent', field, explanation, claimedValue, finding: { result, reason, rightValue: result === 'accurate' ? null : rightValue },
});

export const rejected = (facts: string, reasons: string): StoryDecision => ({ outcome: 'rejected', remedy: 'none', facts, reasons, changes: [], lift: [] });
export const revoked = (facts: string, reasons: string): StoryDecision => ({ outcome: 'upheld', remedy: 'revoke', facts, reasons, changes: [], lift: [] });
export const corrected = (
  outcome: 'upheld' | 'partlyUpheld', facts: string, reasons: string, changes: StoryDecision['changes'], lift: StoryDecision['lift'],
): StoryDecision => ({ outcome, remedy: 'correct', facts, reasons, changes, lift });

export const steps = (orgId: OrgId, text: string): { orgId: OrgId; steps: string } => ({ orgId, steps: text });

export const RECEIVED = '材料齐全，属于本平台受理范围，予以受理。核实期间相关联合惩戒措施暂缓执行。';
export const SATISFIED = '各单位已恢复我方资格，情况属实，无其他意见。';
