import { sweepPublicity } from '../db/publicity-sweep.ts';
import { makeRegister } from '../main/make-register.ts';

/**
 * A process that ends the publicity that is due today and nothing else, to be measured or killed: DATABASE_URL, then the size of a batch.
 * The zone of the machine is that of TZ; the day is the register's. Prints its figures as JSON.
 */
const [batch = '200'] = process.argv.slice(2);
const register = makeRegister({ databaseUrl: process.env.DATABASE_URL ?? '', masterKey: new Uint8Array(32), mode: 'demo', publicUrl: '' }, 'bench-publicity', 2);
const before = process.memoryUsage().rss;
let peak = before;
let ended = 0;
let kept = 0;
const begun = performance.now();
for (;;) {
  const done = await sweepPublicity(register, Number(batch));
  ended += done.ended;
  kept += done.kept;
  peak = Math.max(peak, process.memoryUsage().rss);
  if (done.ended + done.kept + done.moved === 0) break;
}
console.log(JSON.stringify({ ended, kept, seconds: (performance.now() - begun) / 1000, rssBefore: before, rssPeak: peak }));
await register.db.destroy();
