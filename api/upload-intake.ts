import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { PassThrough } from 'node:stream';
import type { Register } from '../db/register.ts';
import type { NumberedRow } from '../db/upload-register.ts';
import { closeBatch, openBatch, takeRows } from '../db/upload-register.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { OrgId, UploadId } from '../domain/ids.ts';
import { readUploadRow } from '../domain/upload-row.ts';
import { readRows } from '../outside/row-stream.ts';

/** So many rows are one transaction: what breaks off costs no more, and memory holds no more. */
const AT_ONCE = 200;

/** Reads a file to its end, some rows at a time; what breaks off is kept with its reason and can be handed in again. */
export async function takeInBatch(register: Register, actor: Actor & { orgId: OrgId }, batchKey: string, file: Readable): Promise<UploadId> {
  const hash = createHash('sha256');
  const passing = file.pipe(new PassThrough()).on('data', (part: Buffer) => void hash.update(part));
  passing.pause();
  const { format, rows } = await readRows(passing);
  const batch = await openBatch(register, actor, batchKey, format);
  let fault: string | null = null;
  try {
    let some: NumberedRow[] = [];
    for await (const { no, cells } of rows) {
      some.push({ no, read: cells === null ? { fault: 'brokenRow', field: null } : readUploadRow(cells) });
      if (some.length === AT_ONCE) {
        await takeRows(register, batch, some);
        some = [];
      }
    }
    if (some.length > 0) await takeRows(register, batch, some);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    fault = error.code;
    file.resume();
  }
  await closeBatch(register, batch, { sha256: hash.digest(), fault });
  return batch.id;
}
