// Plain JavaScript for whatever Node (18 or newer) the machine has: installs the packages when the lock file
// changed, then hands over to Node 24, which comes with the packages. Usage: node scripts/run.mjs <file.ts> [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.zhengming-stamp');

function fail(sentence) {
  console.error(`✗ ${sentence}`);
  process.exit(1);
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/** The lock file, and the platform that the packages were chosen for (a folder may be mounted into another machine). */
function stamp() {
  return createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).update(`${process.platform} ${process.arch}`).digest('hex');
}

function npmFailure(output) {
  if (/ENOSPC|no space left/i.test(output)) return 'The disk is full: the packages need about 1.5 GB in this folder and npm\'s cache. Free some room and run the command again.';
  if (/EUSAGE/.test(output)) return 'package.json and package-lock.json do not fit together (see above). Restore both from git and run the command again.';
  if (/EINTEGRITY/.test(output)) return 'A downloaded package is not the one that package-lock.json names (see above). Run "npm cache clean --force" and the command again; if it stays, do not trust that registry.';
  if (/EACCES|EPERM/.test(output)) return 'npm may not write here (see above). Make this folder and npm\'s cache your own, and run the command again.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|CERT|E40[0-9]|E50[0-9]|network/i.test(output)) {
    return 'The package registry cannot be reached (see above). Check the network, the proxy or "npm config get registry", and run the command again.';
  }
  return 'npm ci failed (see above).';
}

function install() {
  const wanted = stamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  const begun = Date.now();
  const free = typeof statfsSync === 'function' ? statfsSync(root) : undefined;
  if (free && free.bavail * free.bsize < 1.2e9) fail(`The disk is nearly full: ${Math.round((free.bavail * free.bsize) / 1e6)} MB are free, the packages need about 1.2 GB. Free some room and run the command again.`);
  const before = existsSync(stampFile) ? 'package-lock.json has changed' : 'first start';
  console.log(`· packages: ${before}, running npm ci (some 450 packages, 0.9 GB; usually under a minute) …`);
  rmSync(stampFile, { force: true });
  // The outer npm's own variables would steer the inner one; what the user set (registry, proxy, cache) stays.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle_|package_|command$|execpath$|node_execpath$|config_(local_prefix|global_prefix|prefix|user_agent|npm_version|omit|production)$)/i.test(name)));
  const npm = process.env.npm_execpath && process.env.npm_execpath.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const child = spawnSync(npm[0], [...npm.slice(1), 'ci', '--include=dev', '--include=optional', '--no-progress', '--loglevel=error', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 64e6 });
  if (child.error) fail(`npm could not be started (${child.error.message}). Install Node with its npm and run the command again.`);
  if (child.status !== 0) {
    const output = `${child.stdout}${child.stderr}`;
    console.error(output.split('\n').filter((line) => /\S/.test(line) && !/^npm error( +at .*| +[a-z]+: .*| *[{}]*)$/.test(line)).slice(0, 8).join('\n'));
    fail(npmFailure(output));
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wanted);
  console.log(`✓ packages installed (${seconds(begun)})`);
}

/** Node 24: the packaged one on Linux; elsewhere the developer's own, when it is new enough. */
function node24() {
  if (process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64')) {
    try {
      const file = join(dirname(createRequire(join(root, 'package.json')).resolve(`node-linux-${process.arch}/package.json`)), 'bin', 'node');
      if (spawnSync(file, ['--version']).status === 0) return file; // fails on musl (Alpine)
    } catch { /* not installed: fall through to the machine's own */ }
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(`This needs Node 24, which has no package for ${process.platform} ${process.arch}; yours is ${process.version}. Install Node 24 (https://nodejs.org) and run the command again.`);
}

const [file, ...args] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 18) fail(`Node ${process.version} is too old to begin with. Install Node 20 or newer (https://nodejs.org) and run the command again.`);
if (!file) fail('Usage: node scripts/run.mjs <file.ts> [arguments]');
install();

const node = node24();
const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].filter(Boolean).join(delimiter);
// What Node made of our files is kept: the next start is quicker, and no process carries the compiler around.
const cache = process.env.NODE_COMPILE_CACHE || join(root, 'node_modules', '.cache', 'zhengming-compiled');
// The channel lets the child notice when this process is killed outright, so that it can still stop in order.
const child = spawn(node, ['--max-semi-space-size=4', join(root, file), ...args], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { ...process.env, PATH: path, NODE_COMPILE_CACHE: cache } });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(`Node 24 could not be started: ${error.message}`));
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
  if (child.connected) child.disconnect();
  clearInterval(watch);
});
// SIGTERM to npm ends npm alone: when our parent is gone, nobody is left to stop us.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.env.npm_lifecycle_event && process.ppid !== parent) child.kill('SIGTERM');
}, 1000);
