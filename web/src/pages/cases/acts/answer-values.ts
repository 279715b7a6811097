import type { FindingResult } from '../../../../../domain/objection.ts';
import type { CaseView } from '../../../api/types.ts';
import { theirs, type EvidenceValues } from './evidence-fields.tsx';

/** What the fields of an answer hold. */
export interface AnswerValues {
  findings: { result?: FindingResult; reason?: string; rightValue?: string }[];
  evidence?: EvidenceValues[];
}

/** What the unit that a request is with has drafted, as the fields of an answer; undefined: nothing. */
export function valuesOfDraft(view: CaseView, orderId: string): AnswerValues | undefined {
  const draft = view.verifications.find((v) => v.orderId === orderId)?.assigned?.draft;
  if (draft === undefined || draft === null) return undefined;
  return {
    findings: view.grounds.map(({ id }) => {
      const said = draft.findings.find(({ groundId }) => groundId === id);
      return said === undefined ? {} : { result: said.result, reason: said.reason, ...(said.rightValue === null ? {} : { rightValue: said.rightValue }) };
    }),
    evidence: theirs(view).flatMap(({ id }) => draft.evidence.filter(({ evidenceId }) => evidenceId === id).map(({ how, by, accepted, reason }) => ({ how, by, accepted, reason }))),
  };
}
