import { readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/** What must not be read by whoever may list a process's environment: each may stand in a file instead, `<name>_FILE` says where (Docker and Kubernetes secrets, a KMS agent's mount). */
const SECRETS = [
  'ZM_MASTER_KEY', 'ZM_MASTER_KEY_PREVIOUS', 'DATABASE_URL', 'MIGRATION_DATABASE_URL', 'ZM_ADMIN_DATABASE_URL', 'BACKUP_DATABASE_URL', 'OIDC_CLIENT_SECRET', 'SMTP_URL', 'ZM_SMS_TOKEN', 'ZM_SEAL_TOKEN', 'EVIDENCE_S3_SECRET_ACCESS_KEY',
] as const;

/** The environment with what stands in files put in, and what is wrong with it; contents are never repeated. */
export function withSecretFiles(given: Environment): { env: Environment; problems: string[] } {
  const env: Record<string, string | undefined> = { ...given };
  const problems: string[] = [];
  for (const name of SECRETS) {
    const file = given[`${name}_FILE`]?.trim();
    if (file === undefined || file === '') continue;
    if (given[name]?.trim()) problems.push(`${name} and ${name}_FILE are both set`);
    try {
      env[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      problems.push(`${name}_FILE cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`);
    }
  }
  return { env, problems };
}
