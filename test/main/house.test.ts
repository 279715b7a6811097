import { Connection } from '@temporalio/client';
import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../setup/chromium.ts';

test('the PostgreSQL of this run is release 18 and splits Chinese words into trigrams', async () => {
  const client = new pg.Client({ connectionString: inject('adminUrl') });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query('create extension if not exists pg_trgm');
  const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as release, cardinality(show_trgm('信用')) as trigrams");
  expect(rows).toEqual([{ release: 18, trigrams: 3 }]);
});

test('the Temporal server of this run answers for its namespace', async () => {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  onTestFinished(() => connection.close());
  const { namespaceInfo } = await connection.workflowService.describeNamespace({ namespace: 'default' });
  expect(namespaceInfo?.name).toBe('default');
});

test('the browser of this run lays out text, also on a machine without any font', async () => {
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.setContent('<p><span id="word">credit</span></p>');
  const box = await page.locator('#word').boundingBox();
  expect(box?.width).toBeGreaterThan(10);
});
