import type { EmergencyFinding, EmergencyKind } from './emergency.ts';
import type { DossierId } from './ids.ts';
import type { Instant } from './time.ts';

/** Acts on emergencies (紧急查看), in the log of the installation: what was opened, by whom (the author), until when; the words of reasons are sealed beside. */
export interface EmergencyFacts {
  /** `until` is real time, as every login is. */
  emergencyOpened: { emergencyId: string; kind: EmergencyKind; dossierId: DossierId; until: Instant };
  emergencyEnded: { emergencyId: string };
  emergencyReviewed: { emergencyId: string; finding: EmergencyFinding };
}
