import { Refusal } from './errors.ts';
import type { DutyProof, DutyReport, ProofWay, RestorationDuty } from './restoration-acts.ts';
import type { Day } from './time.ts';

/**
 * What shows that a duty was done, if it is no file (四(五): 积极采取措施恢复信誉、消除不良影响; that it is to be proven is ours). What was public is looked at where it stood
 * (行政处罚法 48: withdrawn, with a public explanation); what goes by an official document is named by its number and day (党政机关公文处理工作条例 9: 发文字号), which the
 * subject or the organ above can ask for. An honour or a rating stands in somebody's books, which nobody else can open: it takes a file.
 */
export const PROOF_OF_DUTY: Record<RestorationDuty, ProofWay | null> = {
  withdrawNotice: 'address', informReliers: 'document', reopenApplication: 'document', restoreHonour: null, compensationRoute: 'document',
};

/** What is said of a duty in a report. */
export type SaidOfDuty = Omit<DutyReport, 'proof'> & { steps: string; proof?: DutyProof & { text: string } };

/** Done is what is shown to be done: throws a Refusal that names the field where a file or a proof of the duty's kind is missing, or is none. */
export function assertProven({ duty, result, evidenceIds, proof }: SaidOfDuty, pointer: string, today: Day): void {
  if (proof !== undefined) {
    if (proof.by !== PROOF_OF_DUTY[duty]) throw new Refusal('invalid-field', { field: `${pointer}/proof/by` });
    if (proof.on > today) throw new Refusal('date-in-future', { field: `${pointer}/proof/on`, params: { today } });
    if (proof.by === 'address' && !isPublicAddress(proof.text)) throw new Refusal('invalid-field', { field: `${pointer}/proof/text` });
  }
  if (result === 'done' && evidenceIds.length === 0 && proof === undefined) throw new Refusal('proof-needed', { field: `${pointer}/evidenceIds`, params: { duty } });
}

function isPublicAddress(text: string): boolean {
  const url = URL.parse(text);
  // An address of numbers, or one that is known inside an office only, shows nothing to anybody else.
  return url !== null && ['http:', 'https:'].includes(url.protocol) && /\.[a-z][a-z0-9-]*[a-z0-9]$/.test(url.hostname) && !/\.(?:local|internal|intranet|lan|home|corp|localhost|invalid|test)$/.test(url.hostname) && url.username === '' && url.password === '';
}
