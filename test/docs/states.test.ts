import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actTable } from '../../domain/permission.ts';
import { PHASE_MOVES } from '../../domain/phase-moves.ts';
import { foldCase } from '../../domain/situation.ts';
import { projectRoot } from '../../main/config.ts';
import { stateDiagrams } from '../../scripts/lib/state-diagrams.ts';
import { GOLDEN_LOGS, goldenActs } from '../golden-logs/read-golden-log.ts';

test('docs/states.md is what the tables say (npm run state-diagrams writes it anew)', () => {
  expect(readFileSync(join(projectRoot, 'docs/states.md'), 'utf8')).toBe(stateDiagrams());
});

test('every move between stages in the stored logs is in the table of moves, and nothing else moves a case', () => {
  for (const name of GOLDEN_LOGS) {
    const acts = goldenActs(name);
    for (const [i, act] of acts.entries()) {
      const before = i === 0 ? null : foldCase(acts.slice(0, i)).phase;
      const after = foldCase(acts.slice(0, i + 1)).phase;
      const move = PHASE_MOVES[act.kind];
      if (before === after) continue;
      expect(move?.to, `${name} ${act.seq} ${act.kind}`).toContain(after);
      if (before !== null) expect(move?.from).toContain(before);
    }
  }
});

test('whoever moves a case may do so in the stage it is in', () => {
  for (const { kind, phases } of actTable()) {
    const move = PHASE_MOVES[kind];
    if (move === undefined || phases.length === 0) continue;
    expect(move.from.filter((phase) => !phases.includes(phase)), kind).toEqual([]);
  }
});
