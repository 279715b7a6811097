import { Alert } from 'antd';
import { isProblem } from '../../api/problem.ts';
import { errorSentence } from '../../components/problem-words.ts';
import { useWords } from '../../i18n/words.ts';

const FIELDS = ['start', 'count', 'unit', 'calendar', 'asOf', 'channel'] as const;

/** Why the question was not answered: which field, and what it must be. */
export function Refused({ error }: { error: unknown }) {
  const words = useWords();
  const { t, colon } = words;
  const problem = isProblem(error) ? error.document : undefined;
  const pointer = problem?.errors[0]?.pointer.slice(1);
  const field = FIELDS.find((name) => name === pointer);
  const expected = problem?.params['expected'];
  return (
    <Alert
      type="error" showIcon role="alert" title={`${field === undefined ? '' : `${t(`dueDate.form.${field}`)}${colon}`}${errorSentence(error, words)}`}
      description={expected === undefined ? undefined : t('dueDate.expected', { expected })}
    />
  );
}
