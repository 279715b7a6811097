import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { projectRoot } from '../config.ts';

/** Writes the bundle of the procedures' code that every worker loads: `node main/parts/bundle-workflows.ts <file>`. */
const product = resolve(process.argv[2] ?? join(projectRoot, 'dist', 'workflows.js'));
const { code } = await bundleWorkflowCode({ workflowsPath: join(projectRoot, 'workflows', 'index.ts'), logger: new DefaultLogger('WARN') });
mkdirSync(dirname(product), { recursive: true });
// Whole or not at all: a worker may be loading the old one just now.
writeFileSync(`${product}.new`, code);
renameSync(`${product}.new`, product);
