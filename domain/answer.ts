import type { ActDraft } from './act.ts';
import type { ActContents } from './content.ts';
import { Refusal } from './errors.ts';
import type { EvidenceId, GroundId, OrderId, SheetId } from './ids.ts';
import type { FindingResult } from './objection.ts';
import { askedGrounds } from './merge-situation.ts';
import type { CaseSituation } from './situation.ts';
import type { EvidenceFinding, EvidenceView } from './verifying-acts.ts';

/** A provider's answer to one ground, as handed in. */
export interface FindingRequest {
  groundId: GroundId;
  result: FindingResult;
  reason: string;
  rightValue: string | null;
}

/** A provider's answer to one file of evidence: how it was viewed, by whom where the log cannot know, accepted or why not. */
export interface EvidenceFindingRequest {
  evidenceId: EvidenceId;
  how: EvidenceView;
  by: string;
  accepted: boolean;
  reason: string;
}

export interface AnswerRequest {
  kind: 'answered';
  orderId: OrderId;
  findings: FindingRequest[];
  evidenceIds: EvidenceId[];
  evidence?: EvidenceFindingRequest[];
  /** The sheet that it came in with answers to other requests. */
  sheet?: SheetId;
}

/** The answer as an act: every ground by itself, every file of evidence by itself. `opened`: the files that the organisation has opened, by the log of looks. */
export function answerAct(request: AnswerRequest, s: CaseSituation, opened: ReadonlySet<EvidenceId>): { draft: Extract<ActDraft, { kind: 'answered' }>; content: ActContents['answered'] } {
  assertGroundsAnswered(request, s);
  const evidence = request.evidence ?? [];
  assertEvidenceAnswered(evidence, s.evidenceIds, opened);
  const facts: EvidenceFinding[] = evidence.map(({ evidenceId, how, accepted }) => ({ evidenceId, how, accepted }));
  return {
    draft: {
      kind: 'answered',
      facts: {
        orderId: request.orderId, findings: request.findings.map(({ groundId, result }) => ({ groundId, result })), evidenceIds: request.evidenceIds,
        ...(evidence.length === 0 ? {} : { evidence: facts }), ...(request.sheet === undefined ? {} : { sheet: request.sheet }),
      },
    },
    content: { findings: request.findings, ...(evidence.length === 0 ? {} : { evidence: evidence.map(({ evidenceId, by, reason }) => ({ evidenceId, by, reason })) }) },
  };
}

/** Every ground is answered by itself, "inaccurate" says what is right, and "accurate" says what was looked at. */
export function assertGroundsAnswered({ findings }: Pick<AnswerRequest, 'findings'>, s: CaseSituation): void {
  for (const [i, finding] of findings.entries()) {
    const ground = askedGrounds(s).find((g) => g.id === finding.groundId);
    if (ground === undefined) throw new Refusal('unknown-ground', { field: `/findings/${i}/groundId` });
    if ((finding.result === 'inaccurate' || finding.result === 'partlyInaccurate') && ground.kind === 'wrongContent' && !finding.rightValue) {
      throw new Refusal('value-needed', { field: `/findings/${i}/rightValue` });
    }
    if (finding.result === 'accurate' && onlyRepeats(finding.reason)) throw new Refusal('bare-answer', { field: `/findings/${i}/reason` });
  }
  for (const ground of askedGrounds(s)) {
    if (findings.filter((f) => f.groundId === ground.id).length !== 1) {
      throw new Refusal('ground-not-answered', { field: '/findings', params: { ground: ground.id } });
    }
  }
}

/** What says only that it is so, and what is said around it. */
const CLAIM = /属实|准确|无误|正确|真实|没有问题|没问题|无异议|\baccurate\b|\bcorrect\b|\btrue\b/giu;
const AROUND = /经|已|核实|核查|核对|查证|该|此|本|条|信用|信息|记录|数据|内容|情况|均|全部|完全|系|为|是|的|了|\b(is|it|the|record|information|data|verified|checked|and|as|found|to|be)\b|[\s\p{P}\p{S}]/giu;

/** Whether a reason says nothing but that the record is right. */
export function onlyRepeats(reason: string): boolean {
  const said = reason.replace(CLAIM, '');
  return said !== reason && said.replace(AROUND, '') === '';
}

/** Each file once; viewed online is what the log of looks knows of, anything else names who viewed it; what is not accepted says why. */
function assertEvidenceAnswered(answers: readonly EvidenceFindingRequest[], there: readonly EvidenceId[], opened: ReadonlySet<EvidenceId>): void {
  for (const [i, { evidenceId, how, by, accepted, reason }] of answers.entries()) {
    if (!there.includes(evidenceId) || answers.findIndex((other) => other.evidenceId === evidenceId) < i) throw new Refusal('invalid-field', { field: `/evidence/${i}/evidenceId` });
    if (how === 'online' && !opened.has(evidenceId)) throw new Refusal('evidence-not-opened', { field: `/evidence/${i}/how` });
    if (how !== 'online' && by.trim() === '') throw new Refusal('value-needed', { field: `/evidence/${i}/by` });
    if (!accepted && reason.trim() === '') throw new Refusal('value-needed', { field: `/evidence/${i}/reason` });
  }
  const missing = there.find((id) => !answers.some((answer) => answer.evidenceId === id));
  if (missing !== undefined) throw new Refusal('evidence-not-answered', { field: '/evidence', params: { evidence: missing } });
}
