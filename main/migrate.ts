import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ConfigError, readConfig } from './config.ts';
import { sentenceFor } from './parts/fault.ts';
import { say } from './parts/progress.ts';
import type { PrepareDatabase } from './parts/seams.ts';

/** Roles, database and migrations, run to its end: a step of `npm start` and a job of docker-compose.yml. */
try {
  const config = readConfig(process.env);
  if (!config.migrationDatabaseUrl) throw new ConfigError(['MIGRATION_DATABASE_URL is missing']);
  const prepare = new URL('./prepare-database.ts', import.meta.url);
  if (existsSync(fileURLToPath(prepare))) {
    const { prepareDatabase }: { prepareDatabase: PrepareDatabase } = await import(prepare.href);
    await prepareDatabase({ adminUrl: config.adminDatabaseUrl, migrationUrl: config.migrationDatabaseUrl, appUrl: config.databaseUrl, mode: config.mode }, say);
  }
} catch (error) {
  console.error(error instanceof ConfigError ? sentenceFor(error) : error);
  process.exitCode = 1;
}
