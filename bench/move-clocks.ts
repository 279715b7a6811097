import { moveBatch } from '../db/policy-change-sweep.ts';
import { asId } from '../domain/ids.ts';
import type { ChangeId } from '../domain/ids.ts';
import { makeRegister } from '../main/make-register.ts';

/**
 * A process that carries a change into the open clocks and nothing else, to be measured or killed:
 * DATABASE_URL, then the change and how many dossiers a batch takes as arguments. Prints its figures as JSON.
 */
const [change = '', dossiers = '100'] = process.argv.slice(2);
const register = makeRegister({ databaseUrl: process.env.DATABASE_URL ?? '', masterKey: new Uint8Array(32), mode: 'demo', publicUrl: '' }, 'bench-sweep', 2);
await register.calendars.upToDate(register.db);
const before = process.memoryUsage().rss;
let peak = before;
let moved = 0;
const begun = performance.now();
for (;;) {
  const batch = await moveBatch(register, asId<ChangeId>(change), Number(dossiers));
  moved += batch.moved;
  peak = Math.max(peak, process.memoryUsage().rss);
  if (batch.ended) break;
}
console.log(JSON.stringify({ moved, seconds: (performance.now() - begun) / 1000, rssBefore: before, rssPeak: peak }));
await register.db.destroy();
