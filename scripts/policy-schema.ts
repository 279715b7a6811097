import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packSchema } from '../domain/policy-schema.ts';

/** Writes docs/policy-pack.schema.json anew from the validator's own names and bounds. */
const file = join(import.meta.dirname, '../docs/policy-pack.schema.json');
writeFileSync(file, `${JSON.stringify(packSchema(), null, 2)}\n`);
console.log(file);
