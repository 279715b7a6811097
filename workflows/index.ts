export { correction } from './correction.ts';
export { incident } from './incident.ts';
export { objection } from './objection.ts';
export { repairCase } from './repair-case.ts';
export { restoration } from './restoration.ts';
export { suspension } from './suspension.ts';
export { verification } from './verification.ts';
