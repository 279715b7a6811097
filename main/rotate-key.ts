import type { CipherName } from '../db/cipher.ts';
import { CIPHERS } from '../db/cipher.ts';
import { openVault } from '../db/content-vault.ts';
import { openDatabase } from '../db/database.ts';
import { rotateMasterKey } from '../db/key-rotation.ts';
import { sealContacts } from '../db/user-setting-repository.ts';
import type { Environment } from './config.ts';
import { StartFault, sentenceFor } from './parts/fault.ts';
import { withSecretFiles } from './secret-files.ts';

/** A master key out of the environment or the file it names, never repeated in a message. */
function keyFrom(env: Environment, name: string): Buffer {
  const key = Buffer.from(env[name] ?? '', 'base64');
  if (key.length !== 32) throw new StartFault(`${name} must be 32 bytes in base64.`);
  return key;
}

/** What the processes seal with; a key is wrapped anew with the same. */
function cipherFrom(name: string | undefined): CipherName {
  const cipher = CIPHERS.find((each) => each === (name?.trim() || 'aes-256-gcm'));
  if (cipher === undefined) throw new StartFault(`ZM_CIPHER must be ${CIPHERS.join(' or ')}.`);
  return cipher;
}

/** Brings everything under ZM_MASTER_KEY that is still under ZM_MASTER_KEY_PREVIOUS; run while all processes have both (docs/key-rotation.md). */
async function main(): Promise<void> {
  const { env, problems } = withSecretFiles(process.env);
  if (problems.length > 0) throw new StartFault(`${problems.join('; ')}.`);
  const url = env['MIGRATION_DATABASE_URL'];
  if (!url) throw new StartFault('MIGRATION_DATABASE_URL is missing: keys are wrapped anew by the migration job, as the owner of the tables.');
  const vault = openVault(keyFrom(env, 'ZM_MASTER_KEY'), keyFrom(env, 'ZM_MASTER_KEY_PREVIOUS'), cipherFrom(env['ZM_CIPHER']));
  const owner = openDatabase({ url, max: 1, name: 'zhengming-rotate-key' });
  try {
    const { subjects, rewrapped, reindexed } = await rotateMasterKey(owner, vault);
    const contacts = await sealContacts(owner, vault);
    console.log(`${subjects} subjects: ${rewrapped} keys wrapped anew, ${reindexed} identifiers indexed anew, ${contacts} addresses sealed anew. ZM_MASTER_KEY_PREVIOUS can be taken away.`);
  } finally {
    await owner.destroy();
  }
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(`rotate-key: ${sentenceFor(error)}`);
    process.exitCode = 1;
  });
}
