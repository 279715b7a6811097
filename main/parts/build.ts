import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { projectRoot } from '../config.ts';
import { StartFault } from './fault.ts';
import { runCommand } from './run-command.ts';

/** Something that is built from sources and is built again when, and only when, one of them has changed. */
export type Build = {
  readonly name: string;
  /** File that proves the build; its hash file lies beside it. */
  readonly product: string;
  /** Glob patterns, relative to the project. */
  readonly sources: readonly string[];
  /** Arguments for Node: a build is memory-hungry and ends, so it gets a process of its own. */
  readonly command: (product: string) => readonly string[];
};

export const webBuild: Build = {
  name: 'web app',
  product: 'dist/web/index.html',
  sources: ['web/**/*', 'domain/**/*.ts', 'policies/**/*', 'vite.config.ts', 'package-lock.json'],
  command: () => ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
};

export const workflowBuild: Build = {
  name: 'workflow bundle',
  product: 'dist/workflows.js',
  sources: ['workflows/**/*.ts', 'domain/**/*.ts', 'package-lock.json'],
  command: (product) => ['main/parts/bundle-workflows.ts', product],
};

/** Builds when the sources' hash differs from the one of the last build; answers whether it had to. */
export async function ensureBuilt(build: Build): Promise<'built' | 'unchanged'> {
  const product = resolve(projectRoot, build.product);
  const hashFile = resolve(projectRoot, 'dist', `.${build.name.replaceAll(' ', '-')}.sha256`);
  const hash = hashOf(build);
  if (existsSync(product) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return 'unchanged';
  await run(build, product);
  mkdirSync(dirname(hashFile), { recursive: true });
  writeFileSync(hashFile, hash);
  return 'built';
}

function hashOf(build: Build): string {
  const hash = createHash('sha256');
  for (const file of globSync([...build.sources], { cwd: projectRoot }).toSorted()) {
    const path = join(projectRoot, file);
    if (!statSync(path).isFile()) continue;
    hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

async function run(build: Build, product: string): Promise<void> {
  const { code, output } = await runCommand(process.execPath, build.command(product), { cwd: projectRoot });
  if (code === 0) return;
  if (/ENOSPC|no space left/i.test(output)) throw new StartFault(`The disk is full, the ${build.name} cannot be built. Free some room and start again.`);
  throw new StartFault(`The ${build.name} could not be built:\n${output.split('\n').slice(-20).join('\n')}`);
}
