import type { Db } from '../../db/database.ts';
import { makeRegister } from '../make-register.ts';
import type { PlayDemoCity } from '../parts/seams.ts';
import { createPoker } from '../poke.ts';
import { playCity } from './play-city.ts';

/** Plays the demo's cases while the installation's date lies before real time: once in its life, and on from where it was interrupted. */
export const playDemoCity: PlayDemoCity = async (config, say) => {
  if (config.mode !== 'demo') return;
  const register = makeRegister(config, 'demo', 4);
  const poker = createPoker({ address: config.temporalAddress, namespace: config.temporalNamespace, taskQueue: config.taskQueue });
  try {
    if (await isUnplayed(register.db)) await playCity({ register, poke: async (ids) => void (await poker.pokeAndWait(ids)), say });
  } finally {
    await poker.close();
    await register.db.destroy();
  }
};

/** The date is set back when the city is loaded, reaches real time with the last day played, and only ever moves forward. */
async function isUnplayed(db: Db): Promise<boolean> {
  const { offset_ms } = await db.selectFrom('business_time').select('offset_ms').executeTakeFirstOrThrow();
  return offset_ms < 0;
}
