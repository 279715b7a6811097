import { testRegister } from '../setup/database.ts';
import { sweepRetention } from '../../db/retention-sweep.ts';

/** A process that erases what is due, a few things at a time, until nothing is; to be killed. */
const register = testRegister(process.env['DATABASE_URL']!, 2);
while ((await sweepRetention(register, 3)) > 0);
await register.db.destroy();
