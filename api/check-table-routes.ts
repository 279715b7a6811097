import { Type } from 'typebox';
import { checkById } from '../db/measure-check-reads.ts';
import type { CheckAgain } from '../db/measure-check-reads.ts';
import { asId } from '../domain/ids.ts';
import type { CheckId } from '../domain/ids.ts';
import { readIdentifiers } from '../domain/identifier.ts';
import { CHECK_ANSWER_LABELS, MEASURE_STATE_LABELS } from '../domain/labels.ts';
import { Refusal } from '../domain/errors.ts';
import { XLSX, readTable, writeXlsx } from '../outside/table-file.ts';
import type { Table } from '../outside/table-file.ts';
import type { Api, Counter } from './api-deps.ts';
import { department } from './check-routes.ts';
import { requireActor } from './identity.ts';
import { CaseParams, PROBLEMS } from './mutation.ts';
import { IdentifierTableBody, IdentifierTableView, MOST_SUBJECTS } from './schemas/checks.ts';

const tags = ['checks'];

/** The bidders of an opening as a table in, the answers as a table out. */
export function checkTableRoutes(app: Api, { register }: Counter): void {
  app.post('/api/checks/identifiers', {
    bodyLimit: 512 * 1024,
    schema: {
      operationId: 'readIdentifierTable', summary: 'The numbers that stand in an XLSX or CSV file, to be checked afterwards; nothing of the file is kept.', tags,
      body: IdentifierTableBody, response: { 200: IdentifierTableView, ...PROBLEMS },
    },
  }, async (request) => {
    department(request);
    // A head and a few empty lines may be there; more rows than that are no list of bidders.
    const read = readIdentifiers(await readTable(Buffer.from(request.body.table, 'base64'), { mostRows: 4 * MOST_SUBJECTS }));
    if (read.identifiers.length > MOST_SUBJECTS) throw new Refusal('too-large', { field: '/table', params: { rows: read.identifiers.length, most: MOST_SUBJECTS } });
    return read;
  });

  app.get('/api/checks/:id/table', {
    schema: {
      operationId: 'readCheckTable', summary: 'A check as a table (XLSX), for the file.', tags, params: CaseParams,
      response: { 200: { description: 'One row per subject and measure.', content: { [XLSX]: { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const check = await checkById(register, requireActor(request), asId<CheckId>(request.params.id));
    const file = await writeXlsx(rowsOf(check), { sheet: '执行前核查', widths: [24, 24, 14, 30, 40, 12, 14, 14, 40] });
    return reply.type(XLSX).header('content-disposition', `attachment; filename="check-${check.body.id}.xlsx"`).send(file);
  });
}

/** The receipt's number and seal stand in every row: a row that is cut out still names what it is from. */
function rowsOf({ body: { id, subjects }, seal, names }: CheckAgain): Table {
  const head = ['主体', '号码', '核查结果', '措施', '依据', '状态', '起', '止', '回执编号 / 校验值'];
  const rows = subjects.flatMap(({ subjectId, identifier, answer, measures, derived = [], bars = [] }) => {
    const who = [subjectId === null ? '' : (names.get(subjectId) ?? ''), identifier, CHECK_ANSWER_LABELS[answer].zh];
    const about = measures.length === 0 ? [['', '', '', '', '']] : measures.map((m) => [m.title, m.basis, `${MEASURE_STATE_LABELS[m.state].zh}${m.exception === undefined ? '' : `（不予暂缓 ${m.exception}）`}`, m.from, m.until ?? '']);
    const lists = derived.map(({ title, basis, state }) => [title, basis ?? '', MEASURE_STATE_LABELS[state].zh, '', '']);
    const rests = bars.map(({ title, basis, state, company, from, until }) => [`${title}（${company}）`, basis, MEASURE_STATE_LABELS[state].zh, from, until ?? '']);
    return [...about, ...lists, ...rests].map((measure) => [...who, ...measure, `${id} / ${seal}`]);
  });
  return [head, ...rows];
}
