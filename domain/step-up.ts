/**
 * What is done only soon after a login (operations of the API, by their names): what decides about somebody, brings another rule into force,
 * opens what is closed to one, or touches keys and logins. A screen that was left open does none of it. A further one is a line here.
 */
export const FRESH_LOGIN: readonly string[] = [
  'decide', 'turnAway', 'transfer', 'reopen', 'revealIdentifier', 'decideIncident', 'decideRepair', 'revokeRepair', 'settleShield', 'openEmergency', 'reviewEmergency', 'placeHold', 'liftHold',
  'decideException', 'imposeSuspension', 'endSuspension', 'holdJointMeeting', 'endRemedy', 'examinePower', 'reportAnnulment', 'answerComplaint', 'rehomeRecord', 'enterRepresentation', 'changeRepresentation', 'decideQuarantine',
  'endDefunctNotice', 'endDefunctRepairNotice', 'endDefunctPublicityNotice',
  'confirmBasis', 'approvePolicyChange',
  'rotateSigningKey', 'setChannel', 'setProofConnector',
  'registerMachine', 'addMachineKey', 'revokeMachineKey', 'endMachine', 'endSessionsOf',
];

/** How somebody proved who they are, and when (seconds since the epoch); undefined where the identity provider does not say. */
export interface Proof {
  authTime: number | undefined;
  /** The provider's word for how strong the proof was. */
  acr: string | undefined;
}

/** How fresh the proof has to be, and, where the city asks for it, of which strength. */
export interface Freshness {
  minutes: number;
  acr?: string | undefined;
}

/** Clocks of provider and counter may differ by so much. */
const TOLERANCE_S = 60;

/** Whether a proof is good enough at an instant (seconds since the epoch); one without a time, or of the future, never is. */
export function isFresh({ authTime, acr }: Proof, wanted: Freshness, now: number): boolean {
  if (authTime === undefined || authTime > now + TOLERANCE_S) return false;
  return now - authTime <= wanted.minutes * 60 && (wanted.acr === undefined || acr === wanted.acr);
}
