import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateDiagrams } from './lib/state-diagrams.ts';

/** Writes docs/states.md anew from the tables of the domain. */
const file = join(import.meta.dirname, '../docs/states.md');
writeFileSync(file, stateDiagrams());
console.log(file);
