import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../main/config.ts';

/** Files that open what is sealed and show it to nobody, or to somebody whose look another file keeps: who, and why. */
const SHOWN_TO_NOBODY: Readonly<Record<string, string>> = {
  'db/content-vault.ts': 'the vault itself',
  'db/correction-words.ts': 'the law corrects a record as it was decided',
  'db/letter-writer.ts': 'what was decided goes into the letter; reading the letter is a look',
  'db/letter-corrections.ts': 'put into the letter that takes the place of another; read by a page it is, and letterDetails enters that look',
  'db/letter-rendering.ts': 'drawn by the worker; whoever fetches it has been entered by assertReadsLetter',
  'db/evidence-scans.ts': 'a scanner reads it',
  'db/subject-repository.ts': 'asked by the reveal, which is entered with its reason',
  'db/subject-export.ts': 'the copy of one\'s own data, entered by noteExport before its first byte',
  'db/letter-correction-register.ts': 'asked with the letter, whose look is kept, or while its correction is drafted and signed',
  'db/decision-draft-reads.ts': 'asked by the preview, which enters its look, or while a draft is signed',
  'db/emergency-reads.ts': 'whoever opened something in an emergency says why to those who oversee; what was looked at is entered, reading the reason is not',
  'db/objection-drafts.ts': 'one\'s own words, read by nobody but who wrote them',
  'db/harm-diary.ts': 'one\'s own words, read by nobody but whose they are until they are filed',
  'db/quarantine-register.ts': 'a held row goes into the register as it came; seeing it is entered by quarantineFor',
  'db/recipient-channels.ts': 'a key of an organisation\'s system, for the dispatcher; nobody\'s personal data',
  'db/proof-register.ts': 'goes from an act of the record into the application that rests on it; reading either is a look',
  'db/carried-words.ts': 'go from one act into another that rests on it; reading either is a look',
  'db/handed-in.ts': 'compared with our own copy when an objection is accepted; of it only which fields differ is kept, and what a decision puts back is the record anew',
  'db/signing-keys.ts': 'the platform\'s own key, which signs',
  'db/erasure-proof.ts': 'a command of the tables\' owner that says only where something was found',
  'main/check-erased.ts': 'the same',
};

test('whatever opens what is sealed keeps who looked, or shows it to nobody', () => {
  const files = globSync('{db,api,activities,main}/**/*.ts', { cwd: projectRoot });
  const opening = files.filter((file) => /\bvault\.open(?:Bytes)?\(|\bopenBytes\(|\bopenUnder\(|\bopenAlone\(/.test(readFileSync(join(projectRoot, file), 'utf8')));
  expect(opening.length).toBeGreaterThan(10);
  const silent = opening.filter((file) => !/\b(?:readingWords|readingFile|noteLooks)\(/.test(readFileSync(join(projectRoot, file), 'utf8')));
  expect(silent.filter((file) => !(file in SHOWN_TO_NOBODY) && file !== 'db/key-rotation.ts').sort()).toEqual([]);
});
