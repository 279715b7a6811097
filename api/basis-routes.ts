import { Type } from 'typebox';
import { cityEditionsIn, editionsIn } from '../db/adopted-editions.ts';
import type { BasisReceipt as Receipt } from '../db/basis-register.ts';
import { signaturesOf, signBasis } from '../db/basis-register.ts';
import { lockDossiers } from '../db/act-log.ts';
import { INSTALLATION } from '../db/business-time.ts';
import { platformId } from '../db/case-register.ts';
import { businessNow, inOneTransaction, reading, takeRole } from '../db/database.ts';
import type { Trx } from '../db/database.ts';
import { firstOutcome, keepOutcome } from '../db/idempotency.ts';
import { lawDebt } from '../db/law-debt-reads.ts';
import type { Register } from '../db/register.ts';
import { repairPacks } from '../db/repair-rules.ts';
import type { Actor, Role } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { Pack } from '../domain/policy.ts';
import { unconfirmedValues } from '../domain/policy-evidence.ts';
import { packSchema } from '../domain/policy-schema.ts';
import { readDay } from '../domain/reading.ts';
import { dayAt } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { BasisQuery, BasisReceipt, BasisView, ConfirmBasisBody, LawDebtCsvQuery, LawDebtView } from './schemas/basis.ts';
import { basisValue, debtCsv, debtRows } from './views/basis-views.ts';
import { ZONE } from './views/shared-views.ts';

const tags = ['policy'];
const READERS: readonly Role[] = ['supervisor', 'clerk', 'auditor', 'operator'];

/** What the numbers rest on: who stands for them (依据确认), and what hangs on those nobody has read in a text (依据欠账). */
export function basisRoutes(app: Api, { register }: Counter): void {
  app.get('/api/basis', {
    schema: { operationId: 'readBasis', summary: 'The values of a policy pack that rest on no text, and who has signed them.', tags, querystring: BasisQuery, response: { 200: BasisView, ...PROBLEMS } },
  }, async (request) => {
    const actor = reader(request);
    return reading(register.db, actor.userId, async (trx) => {
      const open = await openEditions(register, trx);
      const pack = await editionOf(register, trx, request.query.edition);
      const signatures = await signaturesOf(trx, pack);
      return {
        edition: pack.version, name: pack.name, validFrom: pack.validFrom, validTo: pack.validTo, inherits: pack.inherits, editions: open.map(({ version }) => version),
        maySign: await maySign(register, actor), values: unconfirmedValues(pack).map((value) => basisValue(pack, value, signatures)),
        refused: register.refusedPacks().map(({ file, field, detail }) => ({ file, field, detail })),
      };
    });
  });

  app.post('/api/basis/confirmations', {
    schema: {
      operationId: 'confirmBasis', summary: 'Sign values of a policy pack, with name and document (the platform’s supervisor).', tags, headers: MutationHeaders, body: ConfirmBasisBody,
      response: { 201: BasisReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { actor, actId, key, elapsedMs } = personal(request);
    if (!(await maySign(register, actor))) throw new Refusal('not-your-role', { params: { role: 'supervisor' } });
    const { edition, name, document, documentDay, values } = request.body;
    const signature = { name: name.trim(), document: document.trim(), documentDay: readDay(documentDay, '/documentDay'), values };
    const receipt = await inOneTransaction(register.db, async (trx): Promise<Receipt> => {
      await takeRole(trx, 'zm_register', actor.userId);
      // Under the lock: of two requests with one key that arrive together the second sees the first's outcome.
      await lockDossiers(trx, [INSTALLATION]);
      const earlier = await firstOutcome<Receipt>(trx, key);
      if (earlier !== undefined) return earlier;
      const today = dayAt(await businessNow(trx), ZONE);
      if (signature.documentDay > today) throw new Refusal('invalid-field', { field: '/documentDay' });
      const signed = await signBasis(trx, await editionOf(register, trx, edition), signature, { actId, userId: actor.userId, orgId: actor.orgId, elapsedMs: elapsedMs() });
      await keepOutcome(trx, key, 201, signed);
      return signed;
    });
    return reply.code(201).send(receipt);
  });

  app.get('/api/law-debt', {
    schema: { operationId: 'readLawDebt', summary: 'Per value that rests on no text: letters sent on it, open cases, and what would be without it. Of the city’s pack, or of the edition asked for.', tags, querystring: BasisQuery, response: { 200: LawDebtView, ...PROBLEMS } },
  }, async (request) => reading(register.db, reader(request).userId, (trx) => debtOf(register, trx, request.query.edition)));

  app.get('/api/law-debt.csv', {
    schema: {
      operationId: 'readLawDebtTable', summary: 'The same as a table (CSV).', tags, querystring: LawDebtCsvQuery,
      response: { 200: { description: 'The table.', content: { 'text/csv': { schema: Type.Unsafe<Buffer>({ type: 'string' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { values } = await reading(register.db, reader(request).userId, (trx) => debtOf(register, trx, request.query.edition));
    return reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="law-debt.csv"').send(Buffer.from(debtCsv(values, request.query.lang ?? 'zh')));
  });

  app.get('/api/public/policy-pack.schema.json', {
    schema: {
      operationId: 'readPackSchema', summary: 'The JSON Schema of a policy pack.', tags,
      response: { 200: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description: 'The schema.' }), ...PROBLEMS },
    },
  }, async () => packSchema());
}

function reader(request: Parameters<typeof requireActor>[0]): Actor {
  const actor = requireActor(request);
  if (!READERS.some((role) => hasRole(actor, role))) throw new Refusal('not-your-role', { params: { role: 'supervisor' } });
  return actor;
}

/** The platform's own supervisor, or the one of the organ above it: no other authority stands for this city's numbers. */
async function maySign(register: Register, actor: Actor): Promise<boolean> {
  const platform = await register.organisations.get(await platformId(register));
  return hasRole(actor, 'supervisor') && actor.orgId !== null && (actor.orgId === platform.id || actor.orgId === platform.superiorId);
}

/** The editions in force or to come, those of the repair packs, and those of the city's pack that somebody has handed in: they can be signed before they are approved. */
async function openEditions(register: Register, trx: Trx): Promise<Pack[]> {
  const proposed = await trx.selectFrom('policy_change').select('files').where('state', '=', 'proposed').orderBy('proposed_at').execute();
  const open = register.editionsFrom(dayAt(await businessNow(trx), ZONE));
  const handedIn = proposed.flatMap(({ files }) => cityEditionsIn(editionsIn(files)));
  // Repairs run under packs of their sector; those of earlier rules still govern what was received under them.
  return [...open, ...handedIn.filter(({ version }) => !open.some((edition) => edition.version === version)), ...repairPacks()];
}

async function editionOf(register: Register, trx: Trx, version: string | undefined): Promise<Pack> {
  const open = await openEditions(register, trx);
  const found = version === undefined ? open[0] : open.find((pack) => pack.version === version);
  if (found === undefined) throw new Refusal('not-found', { field: '/edition' });
  return found;
}

async function debtOf(register: Register, trx: Trx, version: string | undefined): Promise<LawDebtView> {
  const open = await openEditions(register, trx);
  const pack = await editionOf(register, trx, version);
  return { edition: pack.version, name: pack.name, editions: open.map((edition) => edition.version), now: await businessNow(trx), values: debtRows(pack, await lawDebt(trx, pack, register.calendars.editions()), await signaturesOf(trx, pack)) };
}
