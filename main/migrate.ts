import { ConfigError, readConfig } from './config.ts';
import { StartFault, sentenceFor } from './parts/fault.ts';
import { say } from './parts/progress.ts';
import { prepareDatabase } from './prepare-database.ts';

/** Roles, database and migrations, run to its end: a step of `npm start` and a job of docker-compose.yml. */
try {
  const config = readConfig(process.env);
  const { adminDatabaseUrl: adminUrl, migrationDatabaseUrl: migrationUrl, databaseUrl: appUrl, mode, masterKey, previousMasterKey, cipher } = config;
  if (migrationUrl === undefined) throw new ConfigError(['MIGRATION_DATABASE_URL is missing']);
  await prepareDatabase({ adminUrl, migrationUrl, appUrl, mode, masterKey, previousMasterKey, cipher }, say);
} catch (error) {
  console.error(error instanceof ConfigError || error instanceof StartFault ? sentenceFor(error) : error);
  process.exitCode = 1;
}
