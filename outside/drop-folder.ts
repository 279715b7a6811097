import { mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files for recipients that fetch them, and what they put back: a folder per organisation, `outbox` and `acknowledgements`. */
export interface DropFolder {
  /** Puts a notice and its signature there, whole or not at all; the same again changes nothing. */
  put(orgId: string, name: string, body: Uint8Array, signature: string): Promise<void>;
  /** What recipients have put back, oldest name first. */
  waiting(limit: number): Promise<{ orgId: string; name: string; text: string | null }[]>;
  /** Takes a file that was read out of the way. */
  settle(orgId: string, name: string, how: 'taken' | 'refused'): Promise<void>;
}

const SLUG = /^[a-z0-9-]{1,64}$/;
const FILE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,120}\.jws$/;
const MOST_BYTES = 8_192;

export function dropFolder(root: string): DropFolder {
  async function write(path: string, bytes: Uint8Array | string): Promise<void> {
    const making = `${path}.part`;
    const file = await open(making, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(making, path);
  }
  return {
    async put(orgId, name, body, signature) {
      if (!SLUG.test(orgId)) throw new RangeError(`no folder for ${orgId}`);
      const folder = join(root, orgId, 'outbox');
      await mkdir(folder, { recursive: true });
      await mkdir(join(root, orgId, 'acknowledgements'), { recursive: true });
      // The notice last: whoever sees it finds its signature beside it.
      await write(join(folder, `${name}.jws`), signature);
      await write(join(folder, `${name}.json`), body);
    },
    async waiting(limit) {
      const found: { orgId: string; name: string; text: string | null }[] = [];
      for (const orgId of (await readdir(root).catch(() => [])).filter((each) => SLUG.test(each)).sort()) {
        const folder = join(root, orgId, 'acknowledgements');
        for (const name of (await readdir(folder).catch(() => [])).filter((each) => FILE.test(each)).sort()) {
          if (found.length === limit) return found;
          const { size } = await stat(join(folder, name));
          found.push({ orgId, name, text: size > MOST_BYTES ? null : (await readFile(join(folder, name), 'utf8')).trim() });
        }
      }
      return found;
    },
    async settle(orgId, name, how) {
      if (!SLUG.test(orgId) || !FILE.test(name)) throw new RangeError('no such file');
      const folder = join(root, orgId, how);
      await mkdir(folder, { recursive: true });
      await rename(join(root, orgId, 'acknowledgements', name), join(folder, name));
    },
  };
}
