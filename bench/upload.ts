import { cpus } from 'node:os';
import { Readable } from 'node:stream';
import { takeInBatch } from '../api/upload-intake.ts';
import type { Trx } from '../db/database.ts';
import { takeRole } from '../db/database.ts';
import type { Register } from '../db/register.ts';
import type { UploadId } from '../domain/ids.ts';
import { usccCheckDigit } from '../domain/uscc.ts';
import { actorOf, getDemoIdentity } from '../main/demo/city/identities.ts';
import { TAX } from '../main/demo/city/organisations.ts';
import { withBenchDatabase } from './bench-database.ts';

const PER_SUBJECT = 10;
/** One row in so many cannot be read and has to be told. */
const BAD_EVERY = 1000;
/** Before it is measured a process has its code and its caches. */
const WARM_ROWS = 20_000;
const LOOK_MS = 250;

interface UploadFigures {
  bench: 'upload';
  at: string;
  machine: { cpus: number; cpu: string; node: string };
  rows: number;
  megabytes: number;
  first: { seconds: number; rowsPerSecond: number; created: number; refused: number };
  /** The same batch once more: nothing changes. */
  again: { seconds: number; rowsPerSecond: number; created: number; refused: number };
  /** Resident memory of the process that reads the file: after the first rows, at most, and what that is more. */
  memoryMb: { before: number; most: number; growth: number };
  reported: { rows: number; code: string };
}

const numberOf = (args: readonly string[], name: string, otherwise: number): number => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(args[at + 1]);
};
const memoryNow = (): number => Math.round(process.memoryUsage().rss / 1024 / 1024);

/** `npm run bench -- upload [--rows 1000000] [--json]`: a batch of records as CSV, read, checked and committed row by row, on a PostgreSQL of its own with fsync; then the same batch again. */
export async function upload(args: readonly string[]): Promise<void> {
  const rows = numberOf(args, 'rows', 1_000_000);
  await withBenchDatabase('upload', 2, async ({ register }) => {
    const actor = { ...actorOf(getDemoIdentity('tax-provider')), orgId: TAX };
    const size = { bytes: 0 };
    console.error(`· ${WARM_ROWS} rows to warm up`);
    await takeInBatch(register, actor, 'warm', Readable.from(csv('w', WARM_ROWS, { bytes: 0 })));
    const before = memoryNow();
    let most = before;
    const looking = setInterval(() => (most = Math.max(most, memoryNow())), LOOK_MS);
    const run = async (): Promise<UploadFigures['first'] & { id: UploadId }> => {
      const begun = performance.now();
      const id = await takeInBatch(register, actor, 'million', Readable.from(csv('m', rows, size)));
      const seconds = (performance.now() - begun) / 1000;
      const { created, refused } = await countsOf(register, id);
      return { id, seconds: Math.round(seconds), rowsPerSecond: Math.round(rows / seconds), created, refused };
    };
    console.error(`· ${rows} rows`);
    const { id, ...first } = await run();
    const megabytes = Math.round(size.bytes / 1024 / 1024);
    console.error('· the same batch again');
    const { id: same, ...again } = await run();
    clearInterval(looking);
    if (same !== id) throw new Error('the batch came under another id');
    const [reported] = await asRegister(register, (trx) => trx.selectFrom('upload_row').select((e) => ['code', e.fn.countAll<number>().as('rows')]).where('batch_id', '=', id).where('outcome', '=', 'refused').groupBy('code').execute());
    const figures: UploadFigures = {
      bench: 'upload', at: new Date().toISOString(), machine: { cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', node: process.version }, rows, megabytes, first, again,
      memoryMb: { before, most, growth: most - before }, reported: { rows: Number(reported?.rows ?? 0), code: reported?.code ?? 'none' },
    };
    console.log(args.includes('--json') ? JSON.stringify(figures, null, 2) : report(figures));
  });
}

const countsOf = (register: Register, id: UploadId): Promise<{ created: number; refused: number }> =>
  asRegister(register, (trx) => trx.selectFrom('upload_batch').select(['created', 'refused']).where('id', '=', id).executeTakeFirstOrThrow());

const asRegister = <T>(register: Register, read: (trx: Trx) => Promise<T>): Promise<T> => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_register', 'tax-provider');
  return read(trx);
});

/** Rows as a provider writes them, made while they are read: the file stands nowhere. */
async function* csv(prefix: string, rows: number, size: { bytes: number }): AsyncGenerator<Buffer> {
  const head = Buffer.from('记录编号,统一社会信用代码或身份证号码,主体名称,信息类别,决定文书号,事实,金额（元）,决定日期\r\n');
  yield head;
  size.bytes = head.length;
  for (let from = 1; from <= rows; from += 500) {
    let text = '';
    for (let n = from; n < Math.min(from + 500, rows + 1); n += 1) {
      text += `${prefix}${n},${n % BAD_EVERY === 0 ? '91230600BAD' : codeOf(Math.ceil(n / PER_SUBJECT))},基准企业${Math.ceil(n / PER_SUBJECT)}号有限公司,行政处罚,庆基罚〔2026〕${prefix}${n}号,未按规定期限办理纳税申报和报送纳税资料（第${n}次）,${(n % 9000) + 100}.00,2026-0${(n % 9) + 1}-15\r\n`;
    }
    const bytes = Buffer.from(text);
    size.bytes += bytes.length;
    yield bytes;
  }
}

function codeOf(n: number): string {
  const first = `91230600${String(n).padStart(9, '0')}`;
  return `${first}${usccCheckDigit(first)}`;
}

const report = ({ rows, megabytes, first, again, memoryMb, reported }: UploadFigures): string => [
  `${rows} rows, ${megabytes} MB of CSV`,
  `first   ${first.seconds} s, ${first.rowsPerSecond} rows/s; ${first.created} records made, ${first.refused} rows refused`,
  `again   ${again.seconds} s, ${again.rowsPerSecond} rows/s; still ${again.created} records, ${again.refused} refused`,
  `memory  ${memoryMb.before} MB before, ${memoryMb.most} MB at most: ${memoryMb.growth} MB more`,
  `report  ${reported.rows} rows as ${reported.code}`,
].join('\n');
