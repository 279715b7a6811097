import type { Actor, Role } from './actor.ts';
import type { Scope } from './scope.ts';
import { SCOPE_NAMES, SCOPES } from './scope.ts';

/** The scopes that let a machine do an operation; none: it is for people only. */
export const scopesFor = (operation: string): Scope[] => SCOPE_NAMES.filter((scope) => (SCOPES[scope].operations as readonly string[]).includes(operation));

/** The roles that scopes come down to. */
export const rolesOfScopes = (scopes: readonly Scope[]): Role[] => [...new Set(scopes.map((scope) => SCOPES[scope].role))];

/** Whether this actor may ask for an operation at all: a person always (other tables say what of it is theirs), a machine within its scopes. */
export const withinScopes = ({ scopes }: Actor, operation: string): boolean => scopes === undefined || scopesFor(operation).some((scope) => scopes.includes(scope));

/** At most so many keys of one machine are good at a time: the one in use, and the one that takes its place. */
export const MOST_KEYS = 2;
