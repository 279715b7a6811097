import { Refusal } from '../domain/errors.ts';

/**
 * A sweep's work, one thing after the other, each in a transaction of its own: one that cannot be done (a name that no font has) must not keep the others,
 * nor the rest of a dispatcher's round, from theirs; it comes round again. Its key and the error's name or code are logged, nothing of its content.
 */
export async function oneByOne<T>(sweep: string, all: readonly T[], keyOf: (one: T) => string, does: (one: T) => Promise<void>): Promise<void> {
  for (const one of all) {
    try {
      await does(one);
    } catch (error) {
      console.error(`${sweep}: ${keyOf(one)}: ${error instanceof Refusal ? error.code : error instanceof Error ? error.name : 'unknown'}`);
    }
  }
}
