import { COMPETENT, MATTERS } from '../../../domain/competence.ts';
import { MATTER_LABELS, ORGAN_LABELS, PHASE_LABELS } from '../../../domain/labels.ts';
import { PHASES } from '../../../domain/objection.ts';
import { EARLIEST_REASONS } from '../../../domain/publicity.ts';
import { PROOF_FAULTS } from '../../../domain/proof.ts';
import { NO_REPEAT } from '../../../domain/repeat.ts';
import { type ProblemDocument, isProblem } from '../api/problem.ts';
import type { Words } from '../i18n/words.ts';
import { zh } from '../i18n/zh.ts';

type KnownCode = keyof typeof zh.problems;
const isKnown = (code: string): code is KnownCode => code in zh.problems;

/** The sentence for a code, with the refusal's parameters in it; one that this build does not know reads as a fault of ours. */
export function sentenceOf(code: string, { t, aside }: Words, params: Readonly<Record<string, string | number>> = {}): string {
  const value = (name: string): string => String(params[name] ?? '');
  const why = PROOF_FAULTS.find((each) => each === params['why']);
  const because = EARLIEST_REASONS.find((each) => each === params['because']);
  const noRepeat = NO_REPEAT.find((each) => each === params['because']);
  return t(`problems.${isKnown(code) && code !== 'not-competent' ? code : 'internal'}`, { earliest: value('earliest'), clause: value('clause'), today: value('today'), edition: value('edition'), number: value('number'), on: value('on'), batch: value('batch'), counted: value('counted'), needed: value('needed'), missing: value('missing'), because: because !== undefined ? aside(t(`repairs.plan.reasons.${because}`)) : noRepeat === undefined ? '' : aside(t(`acts.noRepeat.${noRepeat}`)), why: why === undefined ? '' : t(`proofs.faults.${why}`) });
}

/** The sentence for a whole refusal, with what its parameters add. */
export function problemSentence(problem: ProblemDocument, words: Words): string {
  const matter = MATTERS.find((each) => each === problem.params.matter);
  if (problem.code === 'not-competent' && matter !== undefined) {
    return words.t('problems.not-competent', { matter: words.label(MATTER_LABELS[matter]), competent: words.label(ORGAN_LABELS[COMPETENT[matter]]) });
  }
  if (problem.code === 'already-done') return doneSentence(problem.params, words);
  const sentence = sentenceOf(problem.code, words, problem.params);
  const phase = PHASES.find((each) => each === problem.params.phase);
  return phase === undefined ? sentence : `${sentence} ${words.t('acts.notYet.phase', { phase: words.label(PHASE_LABELS[phase]) })}`;
}

const isActKind = (kind: string): kind is keyof typeof zh.log.kinds => kind in zh.log.kinds;

/** Who did it before and when, as far as the reader was told. */
function doneSentence({ kind = '', at = '', seq = '', by, byEn = '' }: ProblemDocument['params'], words: Words): string {
  const { t, instant, org } = words;
  if (at === '' || !isActKind(String(kind))) return t('problems.already-done');
  const what = { act: t(`log.kinds.${String(kind) as keyof typeof zh.log.kinds}`), at: instant(String(at)), seq };
  return by === undefined ? t('acts.doneBefore.at', what) : t('acts.doneBefore.by', { ...what, by: org({ name: String(by), nameEn: String(byEn) }) });
}

export const errorSentence = (error: unknown, words: Words): string => (isProblem(error) ? problemSentence(error.document, words) : sentenceOf('internal', words));

/** `/findings/0/reason` → ['findings', 0, 'reason']: a form's name for the place a refusal points to. */
export const nameOfPointer = (pointer: string): (string | number)[] =>
  pointer.split('/').slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
