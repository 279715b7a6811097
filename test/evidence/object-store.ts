import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { BucketOptions } from '../../outside/evidence-bucket.ts';

export interface ObjectStore {
  /** As the configuration gives it. */
  bucket: Omit<BucketOptions, 'incoming'>;
  /** Where it keeps its objects. */
  folder: string;
  stop(): Promise<void>;
}

/** A real server of the S3 protocol, over HTTP, with one bucket. */
export async function startObjectStore(): Promise<ObjectStore> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengming-s3-'));
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: folder, configureBuckets: [{ name: 'evidence' }] });
  const { port } = await server.run();
  return {
    // The one pair of keys that this server knows.
    bucket: { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', bucket: 'evidence', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    folder: join(folder, 'evidence'),
    async stop() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
