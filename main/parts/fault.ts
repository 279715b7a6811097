/** A failure that somebody can mend: one sentence that says what is wrong and what to do; printed without a stack. */
export class StartFault extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'StartFault';
  }
}

/** The sentence for whatever was thrown: our own, the operating system's common ones in plain words, or the message. */
export function sentenceFor(error: unknown): string {
  if (error instanceof Error) {
    const code = 'code' in error ? error.code : undefined;
    if (code === 'ENOSPC') return 'The disk is full. Free some room and start again.';
    if (code === 'EACCES' || code === 'EPERM') return `This user may not do that: ${error.message}. Make the folder your own, or set ZM_DATA_DIR and ZM_TOOLS_DIR to folders that are.`;
    if (code === 'EMFILE') return 'Too many open files. Raise the limit (ulimit -n 4096) and start again.';
    return error.message;
  }
  return String(error);
}
