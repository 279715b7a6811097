import { hash } from 'node:crypto';

/**
 * A Merkle tree as RFC 9162, section 2.1 has it: leaves and nodes are hashed with different prefixes, so that neither can be taken for the
 * other. Level by level, the odd one out goes up as it is: the same tree as the RFC's split at a power of two.
 */
export interface MerkleTree {
  root: Buffer;
  levels: readonly (readonly Buffer[])[];
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

const sha256 = (...parts: readonly Buffer[]): Buffer => hash('sha256', parts.length === 1 ? parts[0]! : Buffer.concat(parts), 'buffer');

export function merkleTree(entries: readonly Buffer[]): MerkleTree {
  let level = entries.map((entry) => sha256(LEAF, entry));
  const levels = [level];
  while (level.length > 1) {
    const below = level;
    level = [];
    for (let i = 0; i < below.length; i += 2) {
      const right = below[i + 1];
      level.push(right === undefined ? below[i]! : sha256(NODE, below[i]!, right));
    }
    levels.push(level);
  }
  return { root: level[0] ?? sha256(Buffer.alloc(0)), levels };
}

/** The hashes beside the way from an entry up to the root (RFC 9162, 2.1.3.1). */
export function inclusionPath({ levels }: MerkleTree, index: number): Buffer[] {
  const path: Buffer[] = [];
  let at = index;
  for (const level of levels) {
    const beside = level[at ^ 1];
    if (beside !== undefined) path.push(beside);
    at >>= 1;
  }
  return path;
}
