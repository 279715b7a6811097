import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Sealed files, each under the hash of its sealed bytes: a file is written once, never changed, and checks itself. */
export interface EvidenceStore {
  /** Returns only when the bytes would survive a power cut. */
  keep(sealed: Uint8Array): Promise<Buffer>;
  /** Throws when the file is missing or is no longer what was kept. */
  fetch(sha256: Uint8Array): Promise<Buffer>;
}

/** Evidence in a folder of this machine; only ciphertext comes here. */
export function evidenceFolder(folder: string): EvidenceStore {
  const pathOf = (hash: Uint8Array): string => join(folder, Buffer.from(hash).toString('hex'));
  return {
    async keep(sealed) {
      await mkdir(folder, { recursive: true });
      const hash = createHash('sha256').update(sealed).digest();
      const half = join(folder, `.${randomUUID()}`);
      const file = await open(half, 'wx', 0o600);
      try {
        await file.writeFile(sealed);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(half, pathOf(hash));
      const directory = await open(folder, 'r');
      try {
        await directory.sync();
      } finally {
        await directory.close();
      }
      return hash;
    },
    async fetch(sha256) {
      const bytes = await readFile(pathOf(sha256));
      if (!createHash('sha256').update(bytes).digest().equals(sha256)) throw new Error('a kept file is no longer what was kept');
      return bytes;
    },
  };
}
