import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { dueDate, readDueDateQuestion } from '../../domain/due-date.ts';
import { Refusal } from '../../domain/errors.ts';
import { loadCalendar } from '../../policies/load-calendars.ts';

/** One vector of the conformance kit (test/conformance/README.md): a date and whether it is provisional, or why the question is refused. */
export interface Vector {
  id: string;
  inputs: unknown;
  expected: { due: string; provisional: boolean } | { error: string; field: string };
  source: string;
}

export interface Failure extends Vector {
  file: string;
  got: Vector['expected'];
}

export interface Score {
  passed: number;
  failed: number;
  total: number;
  failures: Failure[];
}

const folder = join(import.meta.dirname, '../../test/conformance');

/** Every file of vectors with its vectors, as they are written. */
export function vectorFiles(): { file: string; vectors: Vector[] }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((file) => {
      const vectors: Vector[] = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      return { file, vectors };
    });
}

/** What this product answers to the inputs of a vector. */
export function answerVector(inputs: unknown): Vector['expected'] {
  try {
    const question = readDueDateQuestion(inputs);
    const { due, provisional } = dueDate(question, loadCalendar(question.asOf, question.calendar));
    return { due, provisional };
  } catch (error) {
    if (error instanceof Refusal) return { error: error.code, field: error.field ?? '' };
    throw error;
  }
}

/** Runs the whole kit. */
export function runConformance(): Score {
  const all = vectorFiles().flatMap(({ file, vectors }) => vectors.map((vector) => ({ ...vector, file, got: answerVector(vector.inputs) })));
  const failures = all.filter(({ expected, got }) => !isDeepStrictEqual(expected, got));
  return { passed: all.length - failures.length, failed: failures.length, total: all.length, failures };
}
