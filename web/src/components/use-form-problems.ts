import type { FormInstance } from 'antd';
import { useState } from 'react';
import { isProblem } from '../api/problem.ts';
import { useWords } from '../i18n/words.ts';
import type { SummaryLine } from './error-summary.tsx';
import { useKeptWords } from './kept-words.ts';
import { errorSentence, nameOfPointer, sentenceOf } from './problem-words.ts';

type Name = (string | number)[];
interface Failed {
  errorFields: { name: Name; errors: string[] }[];
}

/** The id antd gives a field of a named form. */
const idOf = (formName: string, name: Name): string => [formName, ...name].join('_');

/**
 * Brings what is wrong with a form to where it is wrong: our own checks before sending, and the counter's refusals by
 * their pointers, both at the field and in a summary.
 */
export function useFormProblems(form: FormInstance, formName: string, mapName: (name: Name) => Name = (name) => name) {
  const words = useWords();
  useKeptWords(form, formName);
  const [lines, setLines] = useState<readonly SummaryLine[]>([]);
  const [count, setCount] = useState(0);
  const show = (found: readonly SummaryLine[]) => {
    setLines(found);
    setCount((before) => before + 1);
  };
  return {
    lines,
    count,
    clear: () => setLines([]),
    onFinishFailed: ({ errorFields }: Failed) => show(errorFields.map(({ name, errors }) => ({ text: errors[0] ?? '', field: idOf(formName, name) }))),
    /** For a refusal of the counter; anything else becomes one sentence. */
    onRefused: (error: unknown) => {
      if (!isProblem(error) || error.document.errors.length === 0) return show([{ text: errorSentence(error, words), field: undefined }]);
      const places = error.document.errors.map(({ pointer, code }) => ({ name: mapName(nameOfPointer(pointer)), text: sentenceOf(code, words, error.document.params) }));
      const known = new Set(form.getFieldsError().map(({ name }) => name.join('/')));
      for (const { name, text } of places) if (known.has(name.join('/'))) form.setFields([{ name, errors: [text] }]);
      return show(places.map(({ name, text }) => ({ text, field: idOf(formName, name) })));
    },
  };
}
