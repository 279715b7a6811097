import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from './scenario.ts';

const folder = join(import.meta.dirname, '..', 'scenarios');

/** Every file of scripts/scenarios/ is one scenario, named by its number of law.md §8: `12-withdrawn.ts`. */
export async function loadScenarios(): Promise<{ name: string; scenario: Scenario }[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts')).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return Promise.all(files.map(async (file) => {
    const module: unknown = await import(join(folder, file));
    if (typeof module !== 'object' || module === null || !('scenario' in module)) throw new Error(`scripts/scenarios/${file} exports no scenario`);
    return { name: file.slice(0, -'.ts'.length), scenario: module.scenario as Scenario };
  }));
}
