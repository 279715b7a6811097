import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseView } from '../../api/schemas/cases.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { ask, smallPdf, upload } from '../api/ask.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';

const story = DEMO_SCENARIOS.upheld;

describe.each([
  { allowUnscanned: false, released: false, status: 409, warning: 'uploadsNotReleased', detail: 'no virus scanner is configured; 1 files are kept and not released to others' },
  { allowUnscanned: true, released: true, status: 200, warning: 'uploadsReleasedUnscanned', detail: 'no virus scanner is configured; 1 files are released unscanned (UPLOAD_ALLOW_UNSCANNED=true)' },
])('without a scanner, UPLOAD_ALLOW_UNSCANNED=$allowUnscanned', ({ allowUnscanned, released, status, warning, detail }) => {
  let served: ServedHouse;
  let id: string;
  let caseId: string;
  beforeAll(async () => {
    served = await serveHouse({ allowUnscanned, worker: false });
    const taken = await ask(served, '/api/evidence', { as: story.by.userId, form: upload(smallPdf(), '证据.pdf') });
    expect(taken.json()).toMatchObject({ scan: 'not_scanned' });
    ({ id } = taken.json() as { id: string });
    const grounds = story.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue }));
    const filed = await ask(served, '/api/cases', { as: story.by.userId, body: { recordId: story.recordId, refusal: story.refusal, grounds, evidenceIds: [id] } });
    expect(filed.status).toBe(201);
    ({ caseId } = filed.json() as { caseId: string });
  });
  afterAll(() => served.stop());

  test('a file says that nobody scanned it, and goes to others only if the setting says so; its owner has it back', async () => {
    expect((await ask(served, `/api/evidence/${id}`, { as: 'platform-clerk', method: 'GET' })).json()).toEqual({ id, scan: 'not_scanned', scannedAt: null, scannedBy: null, released });
    expect((await ask(served, `/api/evidence/${id}/file`, { as: 'platform-clerk', method: 'GET' })).status).toBe(status);
    expect((await ask(served, `/api/evidence/${id}/file`, { as: story.by.userId, method: 'GET' })).status).toBe(200);
    const view = (await ask(served, `/api/cases/${caseId}`, { as: 'platform-clerk', method: 'GET' })).json() as CaseView;
    expect(view.evidence.map((e) => [e.scan, e.mayFetch])).toEqual([['not_scanned', released]]);
  });

  test('health says which it is', async () => {
    const { checks } = (await ask(served, '/health/ready', { as: null, method: 'GET' })).json() as { checks: { name: string }[] };
    expect(checks.find(({ name }) => name === 'scanner')).toEqual({ name: 'scanner', ok: true, warning, detail });
    expect(checks.find(({ name }) => name === 'evidence')).toEqual({ name: 'evidence', ok: true, detail: 'files can be kept' });
  });
});
