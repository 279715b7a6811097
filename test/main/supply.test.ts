import { describe, expect, test } from 'vitest';
import { judgeAudit } from '../../scripts/check/advisories.ts';
import { licences, refusedLicences } from '../../scripts/check/licences.ts';

describe('licences', () => {
  const refused = (license: string | undefined, path = 'node_modules/thing', text?: string) => refusedLicences({ [path]: license === undefined ? {} : { license } }, () => text).refused;

  test('of the packages of this lock file are all on the list', async () => expect(await licences.run()).toEqual({ ok: true, detail: '' }));

  test.each(['MIT', '(MIT OR EUPL-1.1+)', 'Apache-2.0 AND MIT', '(GPL-3.0-only OR CC0-1.0)'])('%s is taken', (license) => expect(refused(license)).toEqual([]));

  test.each(['GPL-3.0-only', 'AGPL-3.0-or-later', 'MIT AND GPL-2.0-only', 'OFL-1.1', 'CC-BY-4.0', 'SEE LICENSE IN LICENSE.md', 'MIT AND (MIT OR GPL-2.0-only)'])('%s is not', (license) =>
    expect(refused(license)).toEqual([`thing: ${license}`]));

  test('a package that names none is refused, unless its text is the one that was read', () => {
    expect(refused(undefined)).toEqual(['thing: names no licence']);
    expect(refused(undefined, 'node_modules/png-js', 'MIT License\n')).toEqual([]);
    expect(refused(undefined, 'node_modules/png-js', 'All rights reserved')).toEqual(['png-js: names no licence, and its text is not the one that was read']);
    expect(refused('GPL-3.0-only', 'node_modules/a/node_modules/png-js')).toEqual(['png-js: GPL-3.0-only']);
  });

  test('what was looked at is counted, our own workspaces are not', () => {
    expect(refusedLicences({ '': {}, 'tools/openapi': {}, 'node_modules/zhengming-openapi': { link: true }, 'node_modules/a': { license: 'MIT' } }, () => undefined)).toEqual({ looked: 1, refused: [] });
  });
});

describe('advisories', () => {
  test('none known of packages that were looked at', () => {
    expect(judgeAudit('{"vulnerabilities":{},"metadata":{"dependencies":{"total":670}}}')).toEqual({ ok: true, detail: '' });
  });

  test('a known one fails, whatever its weight', () => {
    expect(judgeAudit('{"vulnerabilities":{"thing":{"severity":"low","range":"<1.2.0"}},"metadata":{"dependencies":{"total":670}}}')).toEqual({ ok: false, detail: 'thing <1.2.0: low' });
  });

  test.each([
    ['a registry that does not know the question', '{"message":"405 Method Not Allowed - POST https://registry.npmjs.org/-/npm/v1/security/advisories/bulk\\nmore","statusCode":405}', '405 Method Not Allowed - POST https://registry.npmjs.org/-/npm/v1/security/advisories/bulk'],
    ['no network', '{"message":"request to https://registry.npmjs.org failed","error":{"code":"ENOTFOUND"}}', 'request to https://registry.npmjs.org failed'],
    ['no npm', '', 'no answer'],
    ['a page of a proxy', '<html>', 'no answer'],
    ['an answer about nothing', '{"vulnerabilities":{},"metadata":{"dependencies":{"total":0}}}', 'no answer'],
  ])('%s is not counted as passed', (_name, printed, why) => {
    expect(judgeAudit(printed)).toEqual({ ok: true, skipped: true, detail: `not checked: the registry gave no advisories (${why})` });
  });
});
