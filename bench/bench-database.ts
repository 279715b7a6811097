import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '../db/database.ts';
import { openDatabase } from '../db/database.ts';
import type { Register } from '../db/register.ts';
import { dayAt, instantOfMs } from '../domain/time.ts';
import { loadCity } from '../main/demo/load-city.ts';
import { makeRegister } from '../main/make-register.ts';
import { removeCluster, startPostgres } from '../main/parts/embedded-postgres.ts';
import { findFreePort } from '../main/parts/ports.ts';
import { asAdministrator, ensureDatabase, ensureRoles, grantSchema, migrateAsOwner, withDatabase } from '../main/prepare-database.ts';

const OWNER = { name: 'zm_owner', password: 'owner-of-a-bench' };
const APP = { name: 'zm_app', password: 'app-of-a-bench' };

export interface BenchDatabase {
  owner: Db;
  register: Register;
  /** As the running system logs in. */
  appUrl: string;
  /** After many rows were planted, as a nightly job would. */
  analyze(): Promise<unknown>;
}

/** A PostgreSQL of its own with fsync and the demo city in it, for as long as the work takes. */
export async function withBenchDatabase<T>(name: string, connections: number, work: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), `zhengming-${name}-`));
  chmodSync(root, 0o755);
  const dataDir = join(root, 'postgres');
  const { running, adminUrl } = await startPostgres({ dataDir, port: await findFreePort(), fsync: true, spawned: () => {} });
  try {
    const login = (as: { name: string; password: string }): string => {
      const url = new URL(withDatabase(adminUrl, 'zhengming'));
      url.username = as.name;
      url.password = as.password;
      return url.href;
    };
    await asAdministrator(adminUrl, async (admin) => {
      await ensureRoles(admin, OWNER, APP);
      await ensureDatabase(admin, 'zhengming', OWNER.name, APP.name);
    });
    await asAdministrator(withDatabase(adminUrl, 'zhengming'), (inside) => grantSchema(inside, OWNER.name));
    await migrateAsOwner(login(OWNER), APP.name, 'demo');
    const owner = openDatabase({ url: login(OWNER), max: 2, name: 'bench-owner' });
    const register = makeRegister({ databaseUrl: login(APP), masterKey: new Uint8Array(32), mode: 'demo', publicUrl: '' }, 'bench', connections);
    try {
      await loadCity(owner, register, { today: dayAt(instantOfMs(Date.now()), register.currentPack().zone) });
      return await work({ owner, register, appUrl: login(APP), analyze: () => asAdministrator(withDatabase(adminUrl, 'zhengming'), (inside) => inside.query('vacuum analyze')) });
    } finally {
      await Promise.all([owner.destroy(), register.db.destroy()]);
    }
  } finally {
    await running.stop();
    removeCluster(dataDir);
    rmSync(root, { recursive: true, force: true });
  }
}
