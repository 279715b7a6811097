import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dueDate, readDueDateQuestion } from '../domain/due-date.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { Refusal } from '../domain/errors.ts';
import { loadCalendar } from '../policies/load-calendars.ts';

// The public calculator on the command line. It loads the law and the calendars only: no database, no engine, no web app.
const USAGE = `Usage: npm run -s due-date -- --start <day or instant> --count <n> --unit workingDays|calendarDays|months
         [--as-of <day>] [--calendar CN] [--channel electronic|counter] [--start-inclusive] [--roll none|nextWorkingDay] [--proof]
       npm run -s due-date -- --file vectors.jsonl [--proof]    one object per line: start, count, unit[, asOf, calendar, …, id, proof]
         An option beside --file holds for each line that does not say it itself; a line's id comes back with its answer.`;

interface Answer {
  line: object;
  ok: boolean;
}

/** One answer: of a question as it was read, or why it could not be. */
function answer(read: () => unknown, withProof: boolean): Answer {
  let id: object = {};
  try {
    const { id: named, proof: wanted, ...fields } = asked(read());
    if (named !== undefined) id = { id: named };
    if (wanted !== undefined && typeof wanted !== 'boolean') throw new Refusal('invalid-field', { field: '/proof', detail: '/proof: expected true or false' });
    const question = readDueDateQuestion(fields);
    const { due, provisional, proof } = dueDate(question, loadCalendar(question.asOf, question.calendar));
    return { line: { ...id, due, provisional, ...((wanted ?? withProof) ? { proof } : {}) }, ok: true };
  } catch (error) {
    if (error instanceof Refusal) return { line: { ...id, error: error.code, field: error.field ?? '', detail: error.message }, ok: false };
    if (error instanceof SyntaxError) return { line: { ...id, error: 'not-json', field: '', detail: error.message }, ok: false };
    throw error;
  }
}

/** The fields of a question; one that is null was left out. What is no object is refused by the reader. */
const asked = (value: unknown): { id?: unknown; proof?: unknown } => (typeof value === 'object' && value !== null && !Array.isArray(value)
  ? Object.fromEntries(Object.entries(value).filter(([name, given]) => given !== null || name === 'id'))
  : readNoObject(value));

function readNoObject(value: unknown): never {
  readDueDateQuestion(value);
  throw new Refusal('invalid-field', { field: '' });
}

/** The options as the fields of a question: what is not a number stays as it is and is refused where the field is read. */
function questionOf(values: Record<string, string | boolean | undefined>): object {
  const fields = {
    start: values['start'], unit: values['unit'], asOf: values['as-of'], calendar: values['calendar'], channel: values['channel'], roll: values['roll'],
    count: typeof values['count'] === 'string' && /^[+-]?\d+(\.\d+)?(e\d+)?$/i.test(values['count']) ? Number(values['count']) : values['count'],
    startInclusive: values['start-inclusive'],
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function answers(): Answer[] | 'help' {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: process.argv.slice(2).map((arg, i, all) => (/^-\d/.test(arg) && all[i - 1]?.startsWith('--') ? ` ${arg}` : arg)), // `--count -1` is a value, not an option
    options: { start: text, count: text, unit: text, 'as-of': text, calendar: text, channel: text, roll: text, 'start-inclusive': flag, file: text, proof: flag, help: flag },
  });
  const { file, proof, help, ...fields } = values;
  if (help === true) return 'help';
  if (file === undefined) {
    const trimmed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]));
    const one = answer(() => questionOf(trimmed), proof === true);
    if (!one.ok) process.exitCode = 1;
    return [one];
  }
  const beside = questionOf(fields);
  // In a file each line has its own answer, a wrong one its own error: the rest is answered all the same.
  // npm runs us in the project's folder; a file is named from where the command was given.
  const path = existsSync(file) ? file : resolve(process.env['INIT_CWD'] ?? '.', file);
  const lines = readFileSync(path, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const one = answer((): unknown => {
      const own: unknown = JSON.parse(line);
      return typeof own === 'object' && own !== null && !Array.isArray(own) ? { ...beside, ...own } : own;
    }, proof === true);
    return [one.ok ? one : { ...one, line: { ...one.line, line: i + 1 } }];
  });
}

/** An option that does not exist is an unknown field; a file that cannot be read a wrong one. */
function usageError(error: unknown): { error: ErrorCode; field: string; detail: string } {
  const detail = error instanceof Error ? error.message : String(error);
  const option = /^Unknown option '--([^'=]+)/.exec(detail)?.[1];
  return option === undefined ? { error: 'invalid-field', field: '', detail } : { error: 'unknown-field', field: `/${option}`, detail: `/${option}: unknown field` };
}

try {
  const all = answers();
  process.stdout.write(all === 'help' ? `${USAGE}\n` : all.map(({ line }) => `${JSON.stringify(line)}\n`).join(''));
} catch (error) {
  process.stdout.write(`${JSON.stringify(usageError(error))}\n`);
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
}
