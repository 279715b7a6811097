export { createProcedureActivities } from './procedure-activities.ts';
export type { ProcedureActivities } from './procedure-activities.ts';
