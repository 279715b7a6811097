import { isAlive } from './parts/alive.ts';

/** The health check of the worker's and the dispatcher's container (docker-compose.yml). */
const file = process.env['ZM_ALIVE_FILE'];
process.exitCode = file !== undefined && isAlive(file, Date.now()) ? 0 : 1;
