import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../main/config.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';

interface Content { schema?: object }
interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: object }[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { description?: string; content?: Record<string, Content> }>;
}
interface Document { openapi: string; info: { title: string; version: string }; paths: Record<string, Record<string, Operation>> }

let served: ServedHouse;
let text: string;
let document: Document;
let operations: { path: string; method: string; operation: Operation }[];
beforeAll(async () => {
  served = await serveHouse({ worker: false });
  text = await (await fetch(`${served.baseUrl}/api/openapi.json`)).text();
  document = JSON.parse(text) as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
});
afterAll(() => served.stop());

test('is an OpenAPI 3.1 document whose references lead somewhere', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.info).toMatchObject({ title: '正名 (Zhengming)', version: '0.1.0' });
  expect(operations.length).toBeGreaterThanOrEqual(84);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
  const dangling = references.filter((ref) => ref.slice(2).split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document) === undefined);
  expect(dangling).toEqual([]);
  expect(text).not.toContain('"nullable"');
});

test('every operation has one name of its own, a summary, a tag and one good answer', () => {
  const names = operations.map(({ operation }) => operation.operationId);
  expect(names.filter((name) => !/^[a-z][A-Za-z]+$/.test(name ?? ''))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  for (const { operation } of operations) {
    expect([operation.summary?.length ?? 0, operation.tags?.length], operation.operationId).toEqual([expect.toSatisfy((n: number) => n > 0), 1]);
    const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
    expect(good.map(([status]) => status), operation.operationId).toEqual([['moveTime', 'saveSettings', 'saveDraft', 'saveRepairDraft', 'removeHarm'].includes(operation.operationId ?? '') || !isPost(operation) ? '200' : '201']);
    for (const [, { description, content }] of good) expect([typeof description, Object.keys(content ?? {}).length], operation.operationId).toEqual(['string', 1]);
  }
});

test('every operation but the probes tells what a refusal looks like', () => {
  const silent = operations.filter(({ operation }) => operation.responses['4XX']?.content?.['application/problem+json']?.schema === undefined);
  expect(silent.map(({ path }) => path)).toEqual(['/health/live', '/health/ready']);
});

/** Posted so that what is asked stands in no address; they change nothing of a case. */
const QUESTIONS = ['checkMeasures', 'readIdentifierTable', 'lookupRecords', 'listRepresentations', 'queryRecords', 'searchCases', 'searchProvidedRecords', 'acknowledgeNotice', 'revealIdentifier'];

test('every parameter of an address is described, and every change takes a key and a body, as a posted question takes a body and no key', () => {
  for (const { path, operation } of operations) {
    const inPath = (operation.parameters ?? []).filter((p) => p.in === 'path' && p.required === true).map((p) => p.name);
    expect(inPath, path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  }
  for (const { operation } of operations.filter((each) => each.method === 'post' || each.method === 'put')) {
    expect((operation.parameters ?? []).some((p) => p.in === 'header' && p.name === 'idempotency-key'), operation.operationId).toBe(!QUESTIONS.includes(operation.operationId ?? ''));
    expect(Object.keys(operation.requestBody?.content ?? {}), operation.operationId).toEqual([['uploadEvidence', 'uploadRecords'].includes(operation.operationId ?? '') ? 'multipart/form-data' : 'application/json']);
  }
});

test('the types of the web app are those of this document (scripts/openapi.ts writes them anew)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengming-openapi-'));
  try {
    writeFileSync(join(folder, 'openapi.json'), text);
    const made = spawnSync(process.execPath, [join(projectRoot, 'tools/openapi/node_modules/openapi-typescript/bin/cli.js'), join(folder, 'openapi.json'), '-o', join(folder, 'schema.d.ts')]);
    expect(made.status, made.stderr.toString()).toBe(0);
    expect(readFileSync(join(projectRoot, 'web/src/api/schema.d.ts'), 'utf8')).toBe(readFileSync(join(folder, 'schema.d.ts'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const isPost = (operation: Operation): boolean => operation.parameters?.some((p) => p.name === 'idempotency-key') === true;
