import type { LetterBody } from './letter.ts';

/** A letter that opens remedies names the 复议机关 and the 被申请人: one without them lengthens the time to a year (行诉解释 64) and is not issued. */
export function withRemedies(letter: LetterBody): LetterBody {
  if (!('reconsiderationBody' in letter)) return letter;
  if (letter.reconsiderationBody.trim() === '' || !('respondent' in letter) || letter.respondent === undefined || letter.respondent.trim() === '') throw new Error(`${letter.kind} opens remedies and does not name against whom and before whom`);
  return letter;
}
