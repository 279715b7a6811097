/** Whose view a case file (卷宗) is: the house's and its supervisors', the subject's, or an auditor's, without what people said. */
export const CASE_FILE_VIEWS = ['whole', 'subject', 'audit'] as const;
export type CaseFileView = (typeof CASE_FILE_VIEWS)[number];

/** What the act of making one says: the bytes by their hash, how far the log had come, and how many pages. */
export interface CaseFileFacts {
  caseFileMade: { upTo: number; sha256: string; pages: number; view: CaseFileView };
}
