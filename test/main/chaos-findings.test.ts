import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deliveredTwice } from '../../scripts/chaos/findings.ts';
import { recipientStore } from '../../scripts/recipient/store.ts';

test('chaos sees two notices of one correction in a recipient’s own store, and none where each thing came once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zm-findings-'));
  try {
    const store = recipientStore(folder);
    const take = (messageId: string, kind: string, version: number, mark: string | null = null) =>
      store.take({ messageId, sha256: messageId, kind, noticeId: kind === 'mark' ? null : messageId, copy: { recordId: 'r1', version, fields: null, mark } });
    take('m1', 'mark', 1, 'objectionReceived');
    take('m2', 'mark', 1, 'disputed');
    take('n1', 'correction', 2);
    // Again under its own id, as after a lost answer.
    take('n1', 'correction', 2);
    expect(deliveredTwice(store.arrivals())).toEqual([]);
    take('n2', 'correction', 2);
    expect(deliveredTwice(recipientStore(folder).arrivals())).toEqual(['correction of r1 at version 2']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
