/** A phase this build does not know fails the workflow task, which is tried again by a newer build; it never ends the case. */
export function unreachable(phase: never): never {
  throw new Error(`unknown phase ${String(phase)}`);
}
