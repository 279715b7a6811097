import type { Translation } from '../translation.ts';
import type { decision as zh } from '../zh/decision.ts';

export const decision: Translation<typeof zh> = {
  draft: 'Draft of the decision', state: { open: 'To be signed', returned: 'Sent back', overtaken: 'An answer came in after it; to be drafted anew' },
  otherSigner: 'To be signed by somebody other than who drafted it', sameSigner: 'May be signed by who drafted it', remark: 'Remark', remarkHint: 'Say what has to change. Whoever drafted it will see this.', needRemark: 'Say what has to change.',
  preview: 'See the letter', previewTitle: 'The letter as it would be issued (not signed, not numbered)', ownDraft: 'You drafted this; another clerk signs it.', signed: 'Sign',
};
