import type { LetterBody } from './letter.ts';

/** A letter that opens remedies names the 复议机关 and the 被申请人: one without them lengthens the time to a year (行诉解释 64) and is not issued. */
export function withRemedies(letter: LetterBody): LetterBody {
  if (!('reconsiderationBody' in letter)) return letter;
  // An exception is somebody else's decision than the platform's, and the letter says whose.
  const respondent = letter.kind === 'exceptionNotice' ? letter.decidedBy : 'respondent' in letter ? (letter.respondent ?? '') : '';
  if (letter.reconsiderationBody.trim() === '' || respondent.trim() === '') throw new Error(`${letter.kind} opens remedies and does not name against whom and before whom`);
  return letter;
}
