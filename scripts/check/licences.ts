import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../main/config.ts';
import type { Check } from './check.ts';

/** What this product (Apache-2.0) may be passed on with, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
  'MIT': 'asks for its notice only', 'MIT-0': 'asks for nothing', 'ISC': 'as MIT', '0BSD': 'asks for nothing', 'Unlicense': 'public domain', 'CC0-1.0': 'public domain',
  'BSD-2-Clause': 'asks for its notice only', 'BSD-3-Clause': 'as BSD-2-Clause, and no advertising with names', 'BlueOak-1.0.0': 'as MIT, with a patent licence',
  'Apache-2.0': 'ours', 'Python-2.0': 'permissive, compatible with ours',
  'MPL-2.0': 'binds changes to its own files only; we change none',
};

/** libvips, which decodes images for previews: a library apart, loaded when it runs and exchangeable by whoever gets the product; we change nothing of it. */
const VIPS = 'LGPL: loaded as a library of its own, unchanged and exchangeable';
const vips = (licence: string, names: readonly string[]) => Object.fromEntries(names.map((name) => [`@img/sharp-${name}`, { licence, why: VIPS }]));
const BRIAN_WHITE = { licence: '', why: 'MIT by its text; below the object store of the tests, not passed on', text: 'Copyright Brian White. All rights reserved.\n\nPermission is hereby granted, free of charge' };

/** One package each: a licence that is right for this thing and not for every other, or a package that names none and carries its text. */
const NAMED: Readonly<Record<string, { licence: string; why: string; text?: string }>> = {
  '@expo-google-fonts/noto-serif-sc': { licence: 'MIT AND OFL-1.1', why: 'a font, embedded in letters, which OFL allows' },
  '@fontsource-variable/noto-sans-sc': { licence: 'OFL-1.1', why: 'a font, served with the web app' },
  'caniuse-lite': { licence: 'CC-BY-4.0', why: 'a table of browsers that the bundler reads; not passed on' },
  ...vips('LGPL-3.0-or-later', [
    'darwin-arm64', 'darwin-x64', 'linux-arm', 'linux-arm64', 'linux-ppc64', 'linux-riscv64', 'linux-s390x', 'linux-x64', 'linuxmusl-arm64', 'linuxmusl-x64',
  ].map((machine) => `libvips-${machine}`)),
  ...vips('Apache-2.0 AND LGPL-3.0-or-later', ['win32-arm64', 'win32-ia32', 'win32-x64']),
  ...vips('Apache-2.0 AND LGPL-3.0-or-later AND MIT', ['wasm32']),
  'busboy': BRIAN_WHITE, 'dicer': BRIAN_WHITE, 'streamsearch': BRIAN_WHITE,
  'humanize-number': { licence: '', why: 'MIT by its text; below the object store of the tests, not passed on', text: 'MIT' },
  'only': { licence: '', why: 'MIT by its text; below the object store of the tests, not passed on', text: '(The MIT License)' },
  'png-js': { licence: '', why: 'MIT by its text', text: 'MIT License' },
  'unionfs': { licence: '', why: 'Unlicense by its text', text: 'This is free and unencumbered software released into the public domain.' },
};

export type LockRow = { readonly license?: string; readonly link?: boolean };

/** Every package under a licence of the list; read from the lock file, so those for other machines are looked at too. */
export const licences: Check = {
  name: 'licences',
  run: async () => {
    const lock: { packages: Readonly<Record<string, LockRow>> } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
    const { looked, refused } = refusedLicences(lock.packages, textOf);
    if (looked === 0) return { ok: false, detail: 'package-lock.json has no packages' };
    return { ok: refused.length === 0, detail: refused.join('\n') };
  },
};

/** `textOf` reads a package's own licence text, for those that name none. */
export function refusedLicences(packages: Readonly<Record<string, LockRow>>, licenceText: (path: string) => string | undefined): { readonly looked: number; readonly refused: readonly string[] } {
  const theirs = Object.entries(packages).filter(([path, row]) => /(?:^|\/)node_modules\//.test(path) && row.link !== true);
  const refused = theirs.flatMap(([path, { license = '' }]) => {
    const name = path.replace(/^.*node_modules\//, '');
    const named = NAMED[name];
    if (named !== undefined && named.licence === license) {
      return named.text === undefined || licenceText(path)?.startsWith(named.text) === true ? [] : [`${name}: names no licence, and its text is not the one that was read`];
    }
    return allows(license) ? [] : [`${name}: ${license === '' ? 'names no licence' : license}`];
  });
  return { looked: theirs.length, refused };
}

/** An SPDX expression without exceptions: of OR one side must hold, of AND both. */
function allows(expression: string): boolean {
  const inner = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(inner)) return false;
  return inner.split(/ OR /).some((either) => either.split(/ AND /).every((each) => ALLOWED[each.trim()] !== undefined));
}

/** What stands in its LICENSE, or else under that heading in its read-me. */
function textOf(path: string): string | undefined {
  const [licence, readme] = ['LICENSE', 'Readme.md'].map((name) => join(projectRoot, path, name));
  if (existsSync(licence!)) return readFileSync(licence!, 'utf8').trimStart();
  return existsSync(readme!) ? /^## License\s+([\s\S]+)/m.exec(readFileSync(readme!, 'utf8'))?.[1] : undefined;
}
