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
       npm run -s due-date -- --file vectors.jsonl [--proof]    one object per line: start, count, unit[, asOf, calendar, …]`;

interface Answer {
  line: object;
  ok: boolean;
}

function answer(read: () => unknown, withProof: boolean): Answer {
  try {
    const question = readDueDateQuestion(read());
    const { due, provisional, proof } = dueDate(question, loadCalendar(question.asOf, question.calendar));
    return { line: withProof ? { due, provisional, proof } : { due, provisional }, ok: true };
  } catch (error) {
    if (error instanceof Refusal) return { line: { error: error.code, field: error.field ?? '', detail: error.message }, ok: false };
    if (error instanceof SyntaxError) return { line: { error: 'not-json', field: '', detail: error.message }, ok: false };
    throw error;
  }
}

/** The options as the fields of a question: what is not a number stays as it is and is refused where the field is read. */
function questionOf(values: Record<string, string | boolean | undefined>): unknown {
  const fields = {
    start: values['start'], unit: values['unit'], asOf: values['as-of'], calendar: values['calendar'], channel: values['channel'], roll: values['roll'],
    count: typeof values['count'] === 'string' && /^[+-]?\d+(\.\d+)?(e\d+)?$/i.test(values['count']) ? Number(values['count']) : values['count'],
    startInclusive: values['start-inclusive'],
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function answers(): Answer[] {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: process.argv.slice(2).map((arg, i, all) => (/^-\d/.test(arg) && all[i - 1]?.startsWith('--') ? ` ${arg}` : arg)), // `--count -1` is a value, not an option
    options: { start: text, count: text, unit: text, 'as-of': text, calendar: text, channel: text, roll: text, 'start-inclusive': flag, file: text, proof: flag },
  });
  const { file, proof, ...fields } = values;
  if (file === undefined) {
    const trimmed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]));
    const one = answer(() => questionOf(trimmed), proof === true);
    if (!one.ok) process.exitCode = 1;
    return [one];
  }
  // In a file each line has its own answer, a wrong one its own error: the rest is answered all the same.
  // npm runs us in the project's folder; a file is named from where the command was given.
  const path = existsSync(file) ? file : resolve(process.env['INIT_CWD'] ?? '.', file);
  const lines = readFileSync(path, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const one = answer((): unknown => JSON.parse(line), proof === true);
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
  process.stdout.write(answers().map(({ line }) => `${JSON.stringify(line)}\n`).join(''));
} catch (error) {
  process.stdout.write(`${JSON.stringify(usageError(error))}\n`);
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
}
