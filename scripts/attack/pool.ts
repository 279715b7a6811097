import type { Target } from './target.ts';

/** Ids that somebody was given by the lists and pages of this house, by the kind of address they belong to. */
export type Pool = Map<string, Record<string, string>[]>;

interface CaseSeen {
  evidence: { id: string }[];
  letters: { id: string }[];
  verifications: { orderId: string; due: { limit: string } | null }[];
  suspensions: { orderId: string }[];
  restorations: { orderId: string }[];
  corrections: { notices: { noticeId: string }[] }[];
  certificate: { number: string } | null;
  acts: { kind: string; ref: string; allowed: boolean }[];
}

interface RepairSeen {
  evidence: { id: string }[];
  letters: { id: string }[];
  acts: { kind: string; ref: string; allowed: boolean }[];
}

/** Which act of a case is which operation. */
const OPERATIONS: Readonly<Record<string, string>> = {
  accepted: 'accept', suspensionAcknowledged: 'acknowledgeSuspension', verificationAcknowledged: 'acknowledgeVerification', answered: 'answer', decisionDrafted: 'draftDecision', decisionReviewed: 'reviewDecision', decisionReturned: 'returnDecision', decided: 'decide', caseFileMade: 'makeCaseFile', letterCorrectionDrafted: 'draftLetterCorrection', letterCorrected: 'correctLetter', remedyFiled: 'fileRemedy', remedyServed: 'serveRemedy', remedyAnswered: 'answerRemedy', remedyEnded: 'endRemedy', suspensionImposed: 'imposeSuspension', suspensionEnded: 'endSuspension', baseAnnulled: 'reportAnnulment', baseInRemedy: 'reportBaseRemedy', serviceReceipted: 'registerServiceReceipt', noticePublished: 'publishNotice', endingAcknowledged: 'acknowledgeEnding',
  verificationRecalled: 'recallVerification', disowned: 'disownRecord', evidenceAdded: 'addEvidence', jointMeetingHeld: 'holdJointMeeting', breachReported: 'reportBreach', exceptionProposed: 'proposeException', exceptionDecided: 'decideException', stayAnswered: 'answerStayRequest', subjectEnded: 'reportSubjectEnd', successorCame: 'reportSuccessor', rolledBack: 'reportRollback', recipientConfirmed: 'confirmCorrection', recipientDefunct: 'endDefunctNotice', restorationObjected: 'objectToRestoration', harmsFiled: 'fileHarms', restorationReported: 'reportRestoration', restorationConfirmed: 'confirmRestoration', clockExtended: 'extendClock', casesMerged: 'mergeCases', caseSplit: 'splitCases', extensionAsked: 'askExtension', extensionDeclined: 'declineExtension', subAssigned: 'subAssign', subAssignmentRecalled: 'recallSubAssignment', findingDrafted: 'draftFinding', clockStopped: 'stopClock', clockRestarted: 'restartClock', reopened: 'reopen',
};

/** And of a repair. */
const REPAIR_OPERATIONS: Readonly<Record<string, string>> = {
  repairAccepted: 'acceptRepair', repairSupplementAsked: 'askRepairSupplement', repairSupplemented: 'supplementRepair', repairExtended: 'extendRepair', repairDecided: 'decideRepair', repairWithdrawn: 'withdrawRepair', repairConverted: 'convertRepair', recipientConfirmed: 'confirmRepair',
  repairRevoked: 'revokeRepair', shieldSettled: 'settleShield', stillShownReported: 'reportStillShown',
};

const MOST_CASES = 60;

/** Which kind of id stands in an address. */
export function kindOf(path: string): string | null {
  const part = /^\/api\/(?:public\/)?(?:cases\/\{id\}\/)?([a-z-]+)\/\{/.exec(path)?.[1];
  return part ?? (path.startsWith('/api/cases/{id}') ? 'cases' : null);
}

/** Everything that one identity can come by honestly. */
export async function poolOf(target: Target, as: string): Promise<Pool> {
  const pool: Pool = new Map();
  const add = (kind: string, ids: Record<string, string>): void => {
    pool.set(kind, [...(pool.get(kind) ?? []), ids]);
  };
  for (const kind of ['records', 'inquiries', 'complaints'] as const) {
    const list = await target.json<Record<string, { id: string }[]>>(`/api/${kind}`, as);
    for (const { id } of list?.[kind] ?? []) add(kind, { id });
    // One's own diary about a record; nobody else has one.
    if (kind === 'records') for (const { id } of (list?.[kind] ?? []).slice(0, 20)) for (const { entryId } of (await target.json<{ entries: { entryId: string }[] }>(`/api/records/${id}/harms`, as))?.entries ?? []) add('harms', { id: entryId });
  }
  for (const kind of ['incidents', 'uploads', 'checks', 'emergencies'] as const) for (const { id } of (await target.json<Record<string, { id: string }[]>>(`/api/${kind}`, as))?.[kind] ?? []) add(kind, { id });
  for (const { id } of (await target.json<{ changes: { id: string }[] }>('/api/policy-changes', as))?.changes ?? []) add('policy-changes', { id });
  for (const { about, orderId, recordId } of (await target.json<{ tasks: { about: string; orderId?: string; recordId?: string }[] }>('/api/tasks', as))?.tasks ?? []) {
    if (about === 'complaintOrder' && orderId !== undefined) add('complaint-orders', { id: orderId });
    // Whoever was told of the end of a record's publicity has it to confirm.
    if (recordId !== undefined) add('records', { id: recordId });
  }
  // 谁认定谁修复: an authority was given the records that it made.
  const provided = await target.json<{ records: { id: string }[] }>('/api/records/provided', as);
  for (const { id } of provided?.records ?? []) add('records', { id });
  const repairs = await target.json<{ repairs: { id: string }[] }>('/api/repairs', as);
  for (const { id } of repairs?.repairs ?? []) {
    add('repairs', { id });
    const seen = await target.json<RepairSeen>(`/api/repairs/${id}`, as);
    for (const { kind, ref } of seen?.acts.filter(({ allowed }) => allowed) ?? []) add(`open ${REPAIR_OPERATIONS[kind] ?? kind}`, { id, noticeId: ref });
    for (const each of seen?.letters ?? []) add('letters', { id: each.id });
    for (const each of seen?.evidence ?? []) add('evidence', { id: each.id });
  }
  // What has ended by itself, and waits for a recipient's word.
  const duties = await target.json<{ tasks: { about: string; recordId?: string }[] }>('/api/tasks', as);
  for (const id of (duties?.tasks ?? []).flatMap(({ about, recordId }) => (about === 'record' && recordId !== undefined ? [recordId] : [])).slice(0, 20)) {
    const seen = await target.json<{ acts: { kind: string; ref: string | null; allowed: boolean }[]; letters: { id: string }[] }>(`/api/records/${id}/publicity-end`, as);
    for (const { kind, ref } of seen?.acts.filter(({ allowed }) => allowed) ?? []) add(`open ${kind === 'recipientConfirmed' ? 'confirmPublicityEnd' : kind === 'recipientDefunct' ? 'endDefunctPublicityNotice' : 'reportStillShownAfterEnd'}`, { id, noticeId: ref ?? '' });
    add('open readPublicityEnd', { id });
    for (const each of seen?.letters ?? []) add('letters', { id: each.id });
  }
  let cursor: string | null | undefined = '';
  const cases: string[] = [];
  while (cursor !== null && cursor !== undefined) {
    const page: { cases: { id: string }[]; nextCursor?: string | null } | undefined = await target.json(`/api/cases?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`, as);
    cases.push(...(page?.cases ?? []).map(({ id }) => id));
    cursor = page?.nextCursor;
  }
  for (const id of cases) add('cases', { id });
  for (const id of cases.slice(0, MOST_CASES)) {
    const seen = await target.json<CaseSeen>(`/api/cases/${id}`, as);
    if (seen === undefined) continue;
    for (const { kind, ref } of seen.acts.filter(({ allowed }) => allowed)) add(`open ${OPERATIONS[kind] ?? kind}`, { id, orderId: ref, noticeId: ref, remedyId: ref });
    for (const each of seen.letters) add('letters', { id: each.id });
    for (const each of seen.evidence) add('evidence', { id: each.id });
    for (const kind of ['verifications', 'suspensions', 'restorations'] as const) for (const { orderId } of seen[kind]) add(kind, { id, orderId });
    for (const { orderId } of seen.verifications) add('clocks', { id, limit: 'verification', ref: orderId });
    for (const { noticeId } of seen.corrections.flatMap(({ notices }) => notices)) add('notices', { id, noticeId });
    if (seen.certificate !== null) add('certificates', { number: seen.certificate.number });
  }
  return pool;
}

/** An address with its ids in place. */
export const filled = (path: string, ids: Record<string, string>): string => path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(ids[name] ?? 'none'));
