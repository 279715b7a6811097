import { join } from 'node:path';
import type { BucketOptions } from '../outside/evidence-bucket.ts';
import { evidenceFolder } from '../outside/evidence-folder.ts';
import type { EvidenceStore } from '../outside/evidence-store.ts';
import type { VirusScanner } from '../outside/virus-scanner.ts';
import { clamd } from '../outside/virus-scanner.ts';
import type { Config } from './config.ts';
import { StartFault } from './parts/fault.ts';

/** Where this installation keeps its evidence; refuses to start where nothing can be kept. */
export async function openEvidenceStore({ dataDir, evidenceBucket: bucket }: Pick<Config, 'dataDir' | 'evidenceBucket'>): Promise<EvidenceStore> {
  const store = bucket === undefined ? evidenceFolder(join(dataDir, 'evidence')) : await inBucket({ ...bucket, incoming: join(dataDir, 'evidence-incoming') });
  await store.check().catch((error: unknown) => {
    throw new StartFault(`No evidence can be kept: ${error instanceof Error ? error.message : String(error)}`);
  });
  return store;
}

/** The client of the object store is 30 MB of code that an installation with a folder never needs. */
async function inBucket(options: BucketOptions): Promise<EvidenceStore> {
  const { evidenceBucket } = await import('../outside/evidence-bucket.ts');
  return evidenceBucket(options);
}

export const scannerOf = ({ clamd: place }: Pick<Config, 'clamd'>): VirusScanner | undefined => (place === undefined ? undefined : clamd(place));
