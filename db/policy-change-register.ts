import { createHash, randomBytes } from 'node:crypto';
import type { ActDraft } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, ChangeId, OrgId } from '../domain/ids.ts';
import type { CatalogueEdition } from '../domain/measure-catalogue.ts';
import { catalogueOn, readCatalogue } from '../domain/measure-catalogue.ts';
import type { Pack } from '../domain/policy.ts';
import { isObjectionPack } from '../domain/policy.ts';
import { assertFollows } from '../domain/policy-editions.ts';
import type { ChangedCalendar, ChangeHead, ChangeTask } from '../domain/policy-change.ts';
import { mayOnChange } from '../domain/policy-change.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import type { CalendarShelf } from '../policies/load-calendars.ts';
import { assertCalendar, CITY_PACK, readEdition } from '../policies/load.ts';
import { calendarFileName, calendarOn, calendarsOn } from '../policies/load-calendars.ts';
import { flush, LogWriter } from './act-log.ts';
import { installationHead } from './business-time.ts';
import type { CalendarFileSet } from './calendar-in-force.ts';
import { shelfOfFiles, shippedFileSet } from './calendar-in-force.ts';
import { cataloguesIn, cityEditionsIn, editionOfFile, editionsIn, isUploaded, shippedEditions, uploadedCatalogue, uploadedEdition } from './adopted-editions.ts';
import { unsignedValues, valueHash } from './basis-register.ts';
import type { PersonalRequest } from './case-register.ts';
import { platformId } from './case-register.ts';
import { canonical } from './content-vault.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import type { Register } from './register.ts';

export interface ChangeReceipt {
  changeId: ChangeId;
  seq: number;
  hash: string;
  occurredAt: Instant;
}

/** What is proposed: a file handed in, or those by which this release of the product differs from what is in force. */
export type Proposal = { origin: 'uploaded'; file: unknown; reason: string } | { origin: 'shipped'; reason: string };

export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

/** The shipped files that differ from those in force, by name; an edition of a pack differs by its version. A file that is no longer shipped stays in force. */
export function foundInFiles(inForce: CalendarFileSet): CalendarFileSet {
  return Object.fromEntries(Object.entries(shippedFileSet()).filter(([name, value]) => !(name in inForce) || (editionOfFile(name) === undefined && hashOf(inForce[name]) !== hashOf(value))));
}

/** The calendars that would have another version with these files; refused with the path when they do not fit together. */
export function changedBy(files: CalendarFileSet, inForce: { files: CalendarFileSet; shelf: CalendarShelf }): { shelf: CalendarShelf; calendars: ChangedCalendar[] } {
  const shelf = shelfOfFiles({ ...inForce.files, ...files });
  for (const name of Object.keys(files)) {
    const fault = shelf.faults.get(name.replace('layers/', ''));
    if (fault !== undefined) throw new Refusal('invalid-field', { field: '/file', detail: fault.message });
  }
  const lost = calendarsOn(inForce.shelf).find((id) => !calendarsOn(shelf).includes(id));
  if (lost !== undefined) throw new Refusal('invalid-field', { field: '/file', detail: shelf.faults.get(lost)?.message ?? `${lost} would be gone` });
  const known = new Set(calendarsOn(inForce.shelf));
  const calendars = calendarsOn(shelf).map((id) => ({
    id, before: known.has(id) ? calendarOn(inForce.shelf, undefined, id).version : null, after: calendarOn(shelf, undefined, id).version,
  }));
  // The same days for another organisation are a change as well.
  const ownerIn = (of: CalendarShelf, id: string): string | null => of.layers.get(id)?.organisation ?? null;
  return { shelf, calendars: calendars.filter(({ id, before, after }) => before !== after || ownerIn(inForce.shelf, id) !== ownerIn(shelf, id)) };
}

/** The editions among files, each with the one of its pack that it follows. */
function changedEditions(files: CalendarFileSet, known: Iterable<Pack>): ChangedCalendar[] {
  const others = [...known];
  return editionsIn(files).map((edition) => ({
    id: edition.pack, before: lastOf(others.filter(({ version }) => version !== edition.version), edition.pack, edition.validFrom)?.version ?? null, after: edition.version,
  }));
}

/** The last edition of a pack that begins by a day. */
const lastOf = (editions: readonly Pack[], pack: string, by?: Day): Pack | undefined =>
  editions.filter((each) => each.pack === pack && (by === undefined || each.validFrom <= by)).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1);

/** An edition is put into force as it was previewed: a process whose release ships another by its name, or none, does not approve it. One that was handed in is its own file. */
function assertShippedStill(files: CalendarFileSet): void {
  const shipped = shippedEditions();
  const other = Object.entries(files).find(([name, value]) => {
    const version = editionOfFile(name);
    return version !== undefined && !isUploaded(files, version) && (!(name in shipped) || hashOf(shipped[name]) !== hashOf(value));
  });
  if (other !== undefined) throw new Refusal('outdated-view');
}

/**
 * What nobody stands for does not come into force by an approval: each value of the city's edition that rests on no text is signed, or was
 * unsigned already, as it stands, in the edition it follows. Production starts with none unsigned, so there it goes on with none.
 */
async function assertSigned(register: Register, trx: Trx, change: { files: CalendarFileSet; calendars: ChangedCalendar[] }): Promise<void> {
  for (const edition of cityEditionsIn(editionsIn(change.files))) {
    const before = change.calendars.find(({ after }) => after === edition.version)?.before ?? null;
    const followed = before === null ? undefined : register.calendars.editions().get(before);
    const open = new Set((followed === undefined ? [] : await unsignedValues(trx, followed)).map((value) => `${value.pointer} ${valueHash(value)}`));
    const unsigned = (await unsignedValues(trx, edition)).filter((value) => !open.has(`${value.pointer} ${valueHash(value)}`));
    if (unsigned.length > 0) throw new Refusal('basis-unsigned', { params: { edition: edition.version, number: unsigned.length } });
  }
}

/** Proposes other calendars or editions. Nothing is in force by it: what is wrong with the file is refused, with the path of the field. */
export async function proposeChange(register: Register, request: PersonalRequest & { proposal: Proposal }): Promise<ChangeReceipt> {
  const { actor, actId, proposal } = request;
  await assertMay(register, 'propose', actor, null);
  return inInstallation(register, request, async (trx, desk) => {
    await register.calendars.upToDate(trx);
    const inForce = register.calendars.now();
    const files = proposal.origin === 'shipped' ? foundInFiles(inForce.files) : uploaded(register, proposal.file);
    if (proposal.origin === 'uploaded') await assertKnownOwner(register, proposal.file);
    const today = dayAt(await businessNow(trx), register.currentPack().zone);
    inFile(() => assertNotBackdated(files, today));
    const { calendars: counted } = inFile(() => changedBy(files, inForce));
    const calendars = [...counted, ...changedEditions(files, register.calendars.editions().values()), ...changedCatalogues(files, register.catalogue())];
    if (calendars.length === 0) throw new Refusal('already-done', { field: '/file' });
    const changeId = asId<ChangeId>(actId);
    const salt = randomBytes(16);
    const content = createHash('sha256').update(Buffer.concat([salt, Buffer.from(canonical({ reason: proposal.reason }))])).digest('hex');
    const facts = { change: changeId, files: Object.entries(files).map(([name, value]) => ({ name, hash: hashOf(value) })), calendars };
    const receipt = await desk({ kind: 'calendarProposed', facts }, changeId, content);
    await trx.insertInto('policy_change').values({
      id: changeId, origin: proposal.origin, reason: proposal.reason, salt, files: JSON.stringify(files), calendars: JSON.stringify(calendars), base_seq: inForce.seq, state: 'proposed',
      proposed_by: actor.userId, proposed_at: receipt.occurredAt, proposed_act: actId, decided_by: null, decided_at: null, decided_act: null, barrier: null, cursor: null, applied_at: null,
    }).execute();
    return receipt;
  });
}

/** 批准 by a second person: in force for every act from here on; the sweep carries it into the open clocks. */
export async function approveChange(register: Register, request: PersonalRequest & { changeId: ChangeId }): Promise<ChangeReceipt> {
  const { changeId } = request;
  return inInstallation(register, request, async (trx, desk) => {
    const change = await lockedChange(register, trx, 'approve', request);
    await register.calendars.upToDate(trx);
    const inForce = register.calendars.now();
    // What was previewed stood on the calendars of its day: on others it is proposed anew.
    if (change.base_seq !== inForce.seq) throw new Refusal('outdated-view');
    const running = await trx.selectFrom('policy_change').select('id').where('state', '=', 'applying').executeTakeFirst();
    if (running !== undefined) throw new Refusal('already-open', { params: { number: running.id } });
    const files = { ...inForce.files, ...change.files };
    shelfOfFiles(files);
    assertShippedStill(change.files);
    assertNotBackdated(change.files, dayAt(await businessNow(trx), register.currentPack().zone));
    await assertSigned(register, trx, change);
    const receipt = await desk({ kind: 'calendarApproved', facts: { change: changeId } }, changeId, null);
    await trx.insertInto('calendar_adoption').values({ change_id: changeId, files: JSON.stringify(files) }).execute();
    await trx.updateTable('policy_change').set({ state: 'applying', decided_by: request.actor.userId, decided_at: receipt.occurredAt, decided_act: request.actId }).where('id', '=', changeId).execute();
    return receipt;
  });
}

/** Rejected or withdrawn: what is in force stays in force. */
export async function rejectChange(register: Register, request: PersonalRequest & { changeId: ChangeId }): Promise<ChangeReceipt> {
  const { changeId } = request;
  return inInstallation(register, request, async (trx, desk) => {
    await lockedChange(register, trx, 'reject', request);
    const receipt = await desk({ kind: 'calendarRejected', facts: { change: changeId } }, changeId, null);
    const own = await trx.selectFrom('policy_change').select('proposed_by').where('id', '=', changeId).executeTakeFirstOrThrow();
    await trx.updateTable('policy_change').set({
      state: 'rejected', decided_at: receipt.occurredAt, decided_act: request.actId, decided_by: own.proposed_by === request.actor.userId ? null : request.actor.userId,
    }).where('id', '=', changeId).execute();
    return receipt;
  });
}

type Desk = (draft: Extract<ActDraft, { kind: 'calendarProposed' | 'calendarApproved' | 'calendarRejected' }>, changeId: ChangeId, content: string | null) => Promise<ChangeReceipt>;

async function inInstallation(register: Register, request: PersonalRequest, work: (trx: Trx, desk: Desk) => Promise<ChangeReceipt>): Promise<ChangeReceipt> {
  const { actor, actId, key } = request;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const head = await installationHead(trx);
    const earlier = await firstOutcome<ChangeReceipt>(trx, key);
    if (earlier !== undefined) return earlier;
    const receipt = await work(trx, (draft, changeId, content) => append(trx, head, draft, { actor, actId, changeId, content, elapsedMs: request.elapsedMs() }));
    await keepOutcome(trx, key, 201, receipt);
    return receipt;
  });
}

async function append(trx: Trx, head: ConstructorParameters<typeof LogWriter>[0], draft: ActDraft, options: { actor: Actor; actId: ActId; changeId: ChangeId; content: string | null; elapsedMs: number }): Promise<ChangeReceipt> {
  const { actor, actId, changeId, content, elapsedMs } = options;
  const now = await businessNow(trx);
  const writer = new LogWriter(head, now);
  const { seq, occurredAt } = writer.append(draft, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt: plusMs(now, -elapsedMs), content });
  await flush(trx, [writer]);
  return { changeId, seq, hash: writer.head.hash.toString('hex'), occurredAt };
}

/** A calendar of an organisation that nobody knows would count for nobody, and nobody would notice. */
async function assertKnownOwner(register: Register, file: unknown): Promise<void> {
  if (typeof file !== 'object' || file === null || !('organisation' in file) || file.organisation === null) return;
  const { organisation } = file;
  if (typeof organisation === 'string' && (await register.organisations.all()).has(asId<OrgId>(organisation))) return;
  const detail = `/organisation: expected an organisation of this city by its id, or null, found ${JSON.stringify(organisation)}`;
  throw new Refusal('invalid-field', { field: '/file/organisation', params: { expected: detail }, detail });
}

/** A file that was handed in, under its name: a calendar's or an edition of a pack; what is wrong with it is wrong with the field `file`. */
function uploaded(register: Register, file: unknown): CalendarFileSet {
  return inFile(() => {
    if (isCatalogueFile(file)) return catalogue(register, file);
    if (!isPackFile(file)) return { [calendarFileName(file)]: file };
    const known = register.calendars.editions();
    const edition = readEdition(file, (version) => known.get(version));
    assertFollows(edition, edition.pack === CITY_PACK ? cityEditionsIn(register.calendars.now().editions).at(-1) : lastOf([...known.values()], edition.pack));
    assertCounts(register, edition);
    return uploadedEdition(edition, file);
  });
}

const isCatalogueFile = (file: unknown): boolean => typeof file === 'object' && file !== null && 'list' in file && 'measures' in file;

/** 措施目录的一版: under a version that nobody has, so that what was applied by an edition can be told for ever by which. */
function catalogue(register: Register, file: unknown): CalendarFileSet {
  const edition = readCatalogue(file);
  if (register.catalogue().some(({ version }) => version === edition.version)) throw new Refusal('already-done', { field: '/file/version' });
  return uploadedCatalogue(edition, file);
}

/** The editions of the catalogue among files, each with the one in force on its first day. */
const changedCatalogues = (files: CalendarFileSet, known: readonly CatalogueEdition[]): ChangedCalendar[] =>
  cataloguesIn(files).map(({ version, from }) => ({ id: 'measures', before: catalogueOn(known, from)?.version ?? null, after: version }));

/** What was applied yesterday was applied by what stood there yesterday. */
function assertNotBackdated(files: CalendarFileSet, today: Day): void {
  if (cataloguesIn(files).some(({ from }) => from < today)) throw new Refusal('invalid-field', { field: '/from', detail: `/from: expected a day that is not past, ${today} or later` });
}

const isPackFile = (file: unknown): boolean => typeof file === 'object' && file !== null && 'pack' in file && 'limits' in file;

/** What counts cases has to be theirs, and its calendar has to be there. */
function assertCounts(register: Register, edition: Pack): void {
  const wrong = (field: string, expected: string): Refusal => new Refusal('invalid-field', { field, detail: `${field}: expected ${expected}` });
  assertCalendar(edition, register.calendars.now().shelf);
  if (edition.pack === CITY_PACK && !isObjectionPack(edition)) throw wrong('/procedures', 'objection among them, as cases are received under this pack');
}

function inFile<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'already-done') throw error;
    const path = error.field?.startsWith('/file') === true ? error.field : `/file${error.field ?? ''}`;
    const code = error.code === 'internal' ? 'invalid-field' : error.code;
    throw new Refusal(code, { field: path, params: { expected: error.message }, detail: error.message });
  }
}

async function lockedChange(register: Register, trx: Trx, task: ChangeTask, { actor, changeId }: { actor: Actor; changeId: ChangeId }) {
  await assertMay(register, task, actor, null);
  const change = await trx.selectFrom('policy_change').selectAll().where('id', '=', changeId).forUpdate().executeTakeFirst();
  if (change === undefined) throw new Refusal('not-found');
  await assertMay(register, task, actor, { state: change.state, proposedBy: change.proposed_by });
  return change;
}

/** Whether somebody may do something about a change; the platform is the installation's own. */
export async function permissionOn(register: Register, task: ChangeTask, actor: Actor, change: ChangeHead | null): Promise<ReturnType<typeof mayOnChange>> {
  const { id, superiorId } = await register.organisations.get(await platformId(register));
  return mayOnChange(task, actor, { id, superiorId }, change);
}

export async function assertMay(register: Register, task: ChangeTask, actor: Actor, change: ChangeHead | null): Promise<void> {
  const permission = await permissionOn(register, task, actor, change);
  if (!permission.allowed) throw new Refusal(permission.code, { params: permission.params });
}
