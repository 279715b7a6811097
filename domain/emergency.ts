import type { Role } from './actor.ts';

/** What can be opened in an emergency (紧急查看): one case with its record, or one record alone. */
export const EMERGENCY_KINDS = ['case', 'record'] as const;
export type EmergencyKind = (typeof EMERGENCY_KINDS)[number];

/** What a supervisor finds of it afterwards. */
export const EMERGENCY_FINDINGS = ['justified', 'unjustified'] as const;
export type EmergencyFinding = (typeof EMERGENCY_FINDINGS)[number];

/** Officials whom the table of sight shows only what concerns them; whoever sees every case has nothing to break. */
export const EMERGENCY_ROLES = ['provider', 'executor', 'auditor', 'operator'] as const satisfies readonly Role[];

/** No emergency lasts longer, whatever the configuration says; the constraint on table `emergency` says the same. */
export const LONGEST_EMERGENCY_HOURS = 24;
