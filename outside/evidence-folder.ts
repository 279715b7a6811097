import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvidenceStore } from './evidence-store.ts';
import { APART, nameOfHash } from './evidence-store.ts';
import { clearIncoming, syncFolder, writeIncoming } from './incoming-file.ts';

/** Evidence in a folder of this machine, or one that its machines share. */
export function evidenceFolder(folder: string): EvidenceStore {
  const incoming = join(folder, 'incoming');
  const apart = join(folder, APART);
  const pathOf = (sha256: Uint8Array): string => join(folder, nameOfHash(sha256));
  return {
    async check() {
      await clearIncoming(incoming);
      await access(folder, constants.R_OK | constants.W_OK);
    },
    async receive(sealed) {
      const file = await writeIncoming(incoming, sealed);
      return {
        sha256: file.sha256,
        async keep() {
          await rename(file.path, pathOf(file.sha256));
          await syncFolder(folder);
        },
        drop: () => rm(file.path, { force: true }),
      };
    },
    async open(sha256) {
      const file = await open(pathOf(sha256), 'r').catch(() => open(join(apart, nameOfHash(sha256)), 'r'));
      return file.createReadStream();
    },
    async setApart(sha256) {
      await mkdir(apart, { recursive: true, mode: 0o700 });
      await rename(pathOf(sha256), join(apart, nameOfHash(sha256))).catch(async (error: unknown) => {
        // Said a second time: it is there already.
        await access(join(apart, nameOfHash(sha256))).catch(() => {
          throw error;
        });
      });
      await syncFolder(apart);
      await syncFolder(folder);
    },
    async remove(sha256) {
      await rm(pathOf(sha256), { force: true });
      await rm(join(apart, nameOfHash(sha256)), { force: true });
      await syncFolder(folder);
    },
  };
}
