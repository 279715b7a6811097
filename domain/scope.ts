/**
 * What the machine of an organisation can be let to do: in one role of its organisation, these operations of the API and no others.
 * A further scope is a line here (and its name in `web/src/i18n`); what stands in none of them no machine can do.
 */
export const SCOPES = {
  'check-before-acting': { role: 'executor', operations: ['checkMeasures', 'readCheck'] },
  'register-measures': { role: 'executor', operations: ['readOwnMeasures', 'listMeasureCatalogue', 'registerMeasure', 'withdrawMeasure', 'logExecution', 'importMeasures'] },
  'answer-marks': { role: 'executor', operations: ['listMarkRequests', 'acknowledgeMarkRequest'] },
} as const satisfies Record<string, { role: string; operations: readonly string[] }>;

export type Scope = keyof typeof SCOPES;
export const SCOPE_NAMES = Object.keys(SCOPES) as Scope[];
