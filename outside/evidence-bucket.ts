import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { EvidenceStore } from './evidence-store.ts';
import { APART, nameOfHash } from './evidence-store.ts';
import { clearIncoming, writeIncoming } from './incoming-file.ts';

export interface BucketOptions {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** A local folder through which files pass: their name is only known when they are whole. */
  incoming: string;
}

/** Evidence in a store that speaks the S3 protocol; nothing stays on this machine. */
export function evidenceBucket({ endpoint, region, bucket, accessKeyId, secretAccessKey, incoming }: BucketOptions): EvidenceStore {
  const client = new S3Client({
    endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 3,
    // We send the file's own SHA-256; checksums in trailers are not understood by every store of this protocol.
    requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 30_000 },
  });
  const apart = (name: string): string => `${APART}/${name}`;
  const read = async (key: string): Promise<Readable> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!(Body instanceof Readable)) throw new Error('the store answered without a file');
    return Body;
  };
  return {
    async check() {
      await clearIncoming(incoming);
      await client.send(new HeadBucketCommand({ Bucket: bucket })).catch((error: unknown) => {
        throw new Error(`the bucket ${bucket} at EVIDENCE_S3_ENDPOINT cannot be used: ${troubleOf(error)}`);
      });
    },
    async receive(sealed) {
      const file = await writeIncoming(incoming, sealed);
      const drop = (): Promise<void> => rm(file.path, { force: true });
      return {
        sha256: file.sha256, drop,
        async keep() {
          await client.send(new PutObjectCommand({
            Bucket: bucket, Key: nameOfHash(file.sha256), Body: createReadStream(file.path), ContentLength: file.size,
            ContentType: 'application/octet-stream', ChecksumSHA256: file.sha256.toString('base64'),
          }));
          await drop();
        },
      };
    },
    open: (sha256) => read(nameOfHash(sha256)).catch(() => read(apart(nameOfHash(sha256)))),
    async setApart(sha256) {
      const name = nameOfHash(sha256);
      const isThere = (key: string): Promise<boolean> => client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })).then(() => true, () => false);
      if (!(await isThere(name)) && (await isThere(apart(name)))) return;
      await client.send(new CopyObjectCommand({ Bucket: bucket, Key: apart(name), CopySource: `${bucket}/${name}` }));
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: name }));
    },
    async remove(sha256) {
      for (const key of [nameOfHash(sha256), apart(nameOfHash(sha256))]) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

/** The store's own name for what is wrong; HEAD answers carry none beyond the status. */
function troubleOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const status = '$metadata' in error ? (error.$metadata as { httpStatusCode?: number } | undefined)?.httpStatusCode : undefined;
  switch (status) {
    case 403:
      return 'access denied (EVIDENCE_S3_ACCESS_KEY_ID, EVIDENCE_S3_SECRET_ACCESS_KEY)';
    case 404:
      return 'no such bucket (EVIDENCE_S3_BUCKET)';
    default:
      return status === undefined ? `not reachable (${error.name})` : `status ${status}`;
  }
}
