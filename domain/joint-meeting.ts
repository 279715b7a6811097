import type { ActDraft } from './act.ts';
import type { AnswerRequest } from './answer.ts';
import { assertGroundsAnswered } from './answer.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import type { ActContents } from './content.ts';
import type { GroundId, OrgId } from './ids.ts';
import { askedGrounds, followed } from './merge-situation.ts';
import type { Finding } from './objection.ts';
import type { CaseSituation } from './situation.ts';
import type { JointMeeting } from './verification-situation.ts';

export interface JointMeetingRequest {
  kind: 'jointMeetingHeld';
  minutes: string;
  findings: AnswerRequest['findings'];
}

/** The meeting of the running examination, if one was called. */
export const meetingOfRound = (s: CaseSituation): JointMeeting | undefined => s.meetings?.find((m) => m.round === s.round);

const answersOf = (s: CaseSituation): Finding[] => s.verifications.filter((v) => v.round === s.round && v.recalledSeq === undefined).flatMap((v) => v.answered?.findings ?? []);

/** Who could not verify contradicts nobody, and yields to whoever could. */
const substantive = ({ result }: Finding): boolean => result !== 'cannotVerify';

/** Grounds that providers answer differently (law.md §8, 1). Which of them is right is never a matter of how many say so. */
export function conflictingGrounds(s: CaseSituation): GroundId[] {
  const answers = answersOf(s).filter(substantive);
  return askedGrounds(s).map((g) => g.id).filter((id) => new Set(answers.filter((f) => f.groundId === id).map((f) => f.result)).size > 1);
}

/** Whether providers contradict each other and no meeting has settled it yet. */
export const isUnsettled = (s: CaseSituation): boolean => meetingOfRound(s)?.held === undefined && conflictingGrounds(s).length > 0;

/** What was found in the running examination, one finding per ground: the joint meeting's where there was one, else what the providers agree on. */
export function findingsOfRound(s: CaseSituation): Finding[] {
  // One verification for all cases of a faulty batch, in the first examination of each.
  if (s.round === 1 && s.incident?.findings !== undefined) return s.incident.findings;
  // 一并审理: what was found in the leading case.
  const heard = followed(s)?.findings;
  if (heard !== undefined) return heard;
  const held = meetingOfRound(s)?.held;
  if (held !== undefined) return held.findings;
  const conflicts = conflictingGrounds(s);
  return [...answersOf(s)].sort((a, b) => Number(substantive(b)) - Number(substantive(a))).filter((f, i, all) => !conflicts.includes(f.groundId) && all.findIndex((other) => other.groundId === f.groundId) === i);
}

/** 联席会议: the lead organ is the platform's superior; it decides in its own name, after hearing them. */
export const calledMeeting = (s: CaseSituation, world: CaseWorld): ActDraft => ({
  kind: 'jointMeetingCalled', facts: { leadId: leadOf(s, world), meeting: clockNow('jointMeeting', world) },
});

const leadOf = (s: CaseSituation, world: CaseWorld): OrgId => world.superiorOf(s.platformId) ?? world.inOffice(s.platformId);

/** The result speaks to every ground and has minutes beside it. */
export function meetingHeld(request: JointMeetingRequest, s: CaseSituation): { draft: Extract<ActDraft, { kind: 'jointMeetingHeld' }>; content: ActContents['jointMeetingHeld'] } {
  assertGroundsAnswered(request, s);
  return {
    draft: { kind: 'jointMeetingHeld', facts: { findings: request.findings.map(({ groundId, result }) => ({ groundId, result })) } },
    content: { minutes: request.minutes, findings: request.findings },
  };
}
