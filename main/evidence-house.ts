import { join } from 'node:path';
import { evidenceBucket } from '../outside/evidence-bucket.ts';
import { evidenceFolder } from '../outside/evidence-folder.ts';
import type { EvidenceStore } from '../outside/evidence-store.ts';
import type { VirusScanner } from '../outside/virus-scanner.ts';
import { clamd } from '../outside/virus-scanner.ts';
import type { Config } from './config.ts';
import { StartFault } from './parts/fault.ts';

/** Where this installation keeps its evidence; refuses to start where nothing can be kept. */
export async function openEvidenceStore({ dataDir, evidenceBucket: bucket }: Pick<Config, 'dataDir' | 'evidenceBucket'>): Promise<EvidenceStore> {
  const store = bucket === undefined ? evidenceFolder(join(dataDir, 'evidence')) : evidenceBucket({ ...bucket, incoming: join(dataDir, 'evidence-incoming') });
  await store.check().catch((error: unknown) => {
    throw new StartFault(`No evidence can be kept: ${error instanceof Error ? error.message : String(error)}`);
  });
  return store;
}

export const scannerOf = ({ clamd: place }: Pick<Config, 'clamd'>): VirusScanner | undefined => (place === undefined ? undefined : clamd(place));
