import type { Label } from './labels.ts';

/** Blank forms that somebody without the web app fills in by hand (law.md §7); a window takes them in with the day of its stamp. */
export const PAPER_FORMS = ['objectionApplication', 'powerOfAttorney', 'representativeCertificate', 'repairApplication', 'repairCommitment', 'performanceProof'] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];

export const PAPER_FORM_LABELS: Record<PaperForm, Label> = {
  objectionApplication: { zh: '信用信息异议申请表', en: 'Application form: objection' },
  powerOfAttorney: { zh: '授权委托书', en: 'Power of attorney' },
  representativeCertificate: { zh: '法定代表人（负责人）身份证明书', en: 'Certificate of the legal representative' },
  repairApplication: { zh: '信用修复申请表', en: 'Application form: credit repair' },
  repairCommitment: { zh: '信用修复承诺书', en: 'Commitment for a credit repair' },
  performanceProof: { zh: '行政处罚履行完毕证明', en: 'Proof that a penalty has been performed' },
};
