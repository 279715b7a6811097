import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const rooms = readdirSync(root, { withFileTypes: true }).filter((e) => e.isDirectory() && !e.name.startsWith('.') && !['node_modules', 'dist', 'coverage'].includes(e.name)).map((e) => e.name);
const pages = ['README.md', 'SECURITY.md', ...globSync('docs/**/*.md', { cwd: root })];

const withoutFences = (text: string): string => text.replaceAll(/^ *```[^\n]*\n[\s\S]*?^ *```/gm, '');
const withoutCode = (text: string): string => withoutFences(text).replaceAll(/`[^`\n]*`/g, '');

/** The anchor that the forges give a heading. */
const anchorOf = (heading: string): string => heading.trim().toLowerCase().replaceAll(/[`*]/g, '').replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
const anchorsOf = (text: string): string[] => [...withoutFences(text).matchAll(/^#+ +(.+)$/gm)].map((m) => anchorOf(m[1]!));

/** A word in backticks that claims to be a file or folder of this repository; addresses, ids and patterns claim nothing. */
function isPath(word: string): boolean {
  if (/[\s<>*{}()=:…]/.test(word) || word.startsWith('/') || word.startsWith('.data') || word.startsWith('-')) return false;
  return /\.(ts|tsx|mjs|md|json|yml|svg|css)$/.test(word) || rooms.some((room) => word.startsWith(`${room}/`));
}

/** What is wrong with a page: links and paths that lead nowhere, and names said to stand in a file that has no such name. */
function faultsOf(page: string, text: string): string[] {
  const faults: string[] = [];
  for (const [, target] of withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target!)) continue;
    const [path, anchor] = target!.split('#');
    const file = path === '' ? null : join(root, dirname(page), path!);
    if (file !== null && !existsSync(file)) faults.push(`link ${target}`);
    else if (anchor !== undefined && !anchorsOf(file === null ? text : readFileSync(file, 'utf8')).includes(anchor)) faults.push(`anchor ${target}`);
  }
  for (const [, word, names] of withoutFences(text).matchAll(/`([^`\n]+)`(?:\s*\((`\w+`(?:, `\w+`)*)\))?/g)) {
    if (!isPath(word!)) continue;
    if (!existsSync(join(root, word!))) faults.push(`path ${word}`);
    else if (names !== undefined) {
      const source = readFileSync(join(root, word!), 'utf8');
      for (const name of names.replaceAll('`', '').split(', ')) if (!new RegExp(`\\b${name}\\b`).test(source)) faults.push(`${name} in ${word}`);
    }
  }
  return faults;
}

describe('what the documents point to is there', () => {
  it.each(pages)('%s', (page) => {
    expect(faultsOf(page, readFileSync(join(root, page), 'utf8'))).toEqual([]);
  });

  it('a lost link, anchor, path and name are each found, and only those', () => {
    const text = [
      '# A page', '', 'See [here](../README.md), [lost](lost.md), [this](#a-page) and [that](#another-page).',
      'Files `domain/act.ts` (`ActFacts`, `NoSuchName`), `domain/lost.ts`, `workflows/lost/`, `package.json`.',
      'No files: `/api/cases`, `objection/<id>`, `act_content`, `npm test`.', '```', '[in a fence](nowhere.md) `domain/nowhere.ts`', '```',
    ].join('\n');
    expect(faultsOf('docs/sample.md', text)).toEqual(['link lost.md', 'anchor #another-page', 'NoSuchName in domain/act.ts', 'path domain/lost.ts', 'path workflows/lost/']);
  });

  it('every decision stands in the index of decisions', () => {
    const decisions = globSync('docs/decisions/[0-9]*.md', { cwd: root }).map((file) => file.replace('docs/decisions/', '')).toSorted();
    const index = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8');
    expect(decisions.length).toBeGreaterThan(0);
    expect([...index.matchAll(/\]\((\d{4}-[^)]+)\)/g)].map((m) => m[1])).toEqual(decisions);
  });
});
