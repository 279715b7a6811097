import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { MultipartFile } from '@fastify/multipart';
import { Type } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import type { OpenedEvidence } from '../db/evidence-reads.ts';
import { evidenceFor, evidenceState } from '../db/evidence-reads.ts';
import { takeEvidence } from '../db/evidence-register.ts';
import { openedStream, sealedStream } from '../db/sealed-stream.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, EvidenceId, RecordId } from '../domain/ids.ts';
import type { EvidenceStore, Incoming } from '../outside/evidence-store.ts';
import type { Checked } from '../outside/file-check.ts';
import { checking, nameFor } from '../outside/file-check.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, keyOf, MutationHeaders, PROBLEMS } from './mutation.ts';
import { EvidenceReceipt, EvidenceState } from './schemas/others.ts';

const tags = ['evidence'];
const MAX_BYTES = 20 * 1024 * 1024;
const MOST_DRAINED = 64 * 1024 * 1024;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const File = Type.Unsafe<Buffer | Readable>({ type: 'string', format: 'binary' });

/** The form for the document; what comes in is read part by part and is no body to the schema, hence the null. */
const UploadForm = Type.Unsafe<null>({
  type: ['object', 'null'], required: ['file'], additionalProperties: false,
  properties: { file: { type: 'string', format: 'binary' }, caseId: { type: 'string', format: 'uuid', description: 'Where the file belongs to a case of somebody else.' }, recordId: { type: 'string', format: 'uuid', description: 'Where it is taken in at a counter: the record that is objected to; there is no case yet.' } },
});

/** Files handed in as evidence: checked by content while they pass, sealed under a key of their own, never whole in memory, never changed. */
export async function evidenceRoutes(app: Api, { register, evidence, scanner, allowUnscanned }: Counter): Promise<void> {
  // Files come as a form and as nothing else.
  app.removeAllContentTypeParsers();
  await app.register(multipart, { limits: { fileSize: MAX_BYTES, files: 1, fields: 3, parts: 5, fieldSize: 1000 } });

  app.post('/api/evidence', {
    bodyLimit: MAX_BYTES + 65_536,
    schema: {
      operationId: 'uploadEvidence', summary: 'Hand in a file (PDF, PNG or JPEG, 20 MB at most) to name in an act afterwards.', tags, headers: MutationHeaders,
      consumes: ['multipart/form-data'], body: UploadForm, response: { 201: EvidenceReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const actor = requireActor(request);
    if (!request.isMultipart()) throw new Refusal('unsupported-type');
    const key = randomBytes(32);
    let taken: Taken | undefined;
    let caseId: CaseId | null = null;
    let recordId: RecordId | null = null;
    try {
      for await (const part of request.parts()) {
        if (part.type === 'file') {
          if (part.fieldname !== 'file' || taken !== undefined) throw new Refusal('unknown-field', { field: `/${part.fieldname}` });
          taken = await takeIn(evidence, key, part);
        } else if (part.fieldname === 'caseId' && typeof part.value === 'string' && UUID.test(part.value)) caseId = asId<CaseId>(part.value.toLowerCase());
        else if (part.fieldname === 'recordId' && typeof part.value === 'string' && UUID.test(part.value)) recordId = asId<RecordId>(part.value.toLowerCase());
        else throw new Refusal(part.fieldname === 'caseId' || part.fieldname === 'recordId' ? 'invalid-field' : 'unknown-field', { field: `/${part.fieldname}` });
      }
      if (taken === undefined) throw new Refusal('value-needed', { field: '/file' });
      const { fileName, checked: { sha256, size, type: mediaType }, incoming } = taken;
      const receipt = await takeEvidence(register, {
        actor, caseId, recordId, key: keyOf(request, actor, { fileName, caseId, sha256, ...(recordId === null ? {} : { recordId }) }), file: { key, sha256: incoming.sha256, keep: () => incoming.keep() },
        receipt: { id: asId<EvidenceId>(uuidv7()), fileName, mediaType, size, sha256, scan: scanner === undefined ? 'not_scanned' : 'pending' },
      });
      return await reply.code(201).send(receipt);
    } catch (error) {
      drainSome(request.raw);
      throw tooLarge(error);
    } finally {
      await taken?.incoming.drop();
    }
  });

  app.get('/api/evidence/:id', {
    schema: { operationId: 'readEvidenceState', summary: 'How a file stands with the virus scanner.', tags, params: CaseParams, response: { 200: EvidenceState, ...PROBLEMS } },
  }, async (request) => evidenceState(register, requireActor(request), asId<EvidenceId>(request.params.id), allowUnscanned));

  app.get('/api/evidence/:id/file', {
    schema: {
      operationId: 'readEvidence', summary: 'A file of evidence.', tags, params: CaseParams,
      response: { 200: { description: 'The file as handed in.', content: { 'application/octet-stream': { schema: File } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const found = await evidenceFor(register, requireActor(request), asId<EvidenceId>(request.params.id), allowUnscanned);
    const bytes = await beginning(opened(evidence, found));
    return reply.type(found.mediaType).headers({ ...OF_A_FILE, 'content-length': found.size, 'content-disposition': `attachment; filename*=UTF-8''${encoded(found.fileName)}` }).send(bytes);
  });

  app.get('/api/evidence/:id/preview', {
    schema: {
      operationId: 'previewEvidence', summary: 'An image of evidence, made anew from its pixels; nothing for a PDF.', tags, params: CaseParams,
      response: { 200: { description: 'A JPEG, at most 1600 pixels a side.', content: { 'image/jpeg': { schema: File } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const found = await evidenceFor(register, requireActor(request), asId<EvidenceId>(request.params.id), allowUnscanned);
    if (!found.mediaType.startsWith('image/')) throw new Refusal('unsupported-type');
    // The decoder comes with the first preview: 20 MB that most starts never need.
    const { previewOf } = await import('../outside/preview.ts');
    const image = await previewOf(opened(evidence, found), found.size);
    if (image === undefined) throw new Refusal('broken-file');
    return reply.type('image/jpeg').headers(OF_A_FILE).send(image);
  });
}

/** Should a browser ever show it as a page, it is one without scripts, without origin, without anything. */
const OF_A_FILE = { 'content-security-policy': "default-src 'none'; sandbox" };

interface Taken {
  fileName: string;
  checked: Checked;
  incoming: Incoming;
}

/** Checks a file and seals it while it comes in; nothing is left of one that is refused. */
async function takeIn(evidence: EvidenceStore, key: Buffer, part: MultipartFile): Promise<Taken> {
  // The parser would read on to the end of the part, of however many gigabytes, before it said so.
  part.file.once('limit', () => part.file.destroy(new Refusal('too-large', { field: '/file' })));
  const file = checking(part.file);
  const incoming = await evidence.receive(sealedStream(key, file.bytes));
  try {
    if (part.file.truncated) throw new Refusal('too-large', { field: '/file' });
    const checked = await file.result();
    return { fileName: nameFor(nameOf(part.filename), checked.type), checked, incoming };
  } catch (error) {
    await incoming.drop();
    throw error;
  }
}

async function* opened(evidence: EvidenceStore, { sha256, key }: OpenedEvidence): AsyncGenerator<Buffer> {
  yield* openedStream(key, await evidence.open(sha256));
}

/** A stream whose first piece is there already: a file that is missing or does not open is an error of its own, not half an answer. */
async function beginning(bytes: AsyncGenerator<Buffer>): Promise<Readable> {
  const first = await bytes.next();
  return Readable.from((async function* all() {
    if (first.done !== true) yield first.value;
    yield* bytes;
  })());
}

/** What is left of a refused form is read and thrown away, so that whoever sends it hears why; but not for ever. */
function drainSome(raw: IncomingMessage): void {
  let left = MOST_DRAINED;
  raw.on('data', (piece: Buffer) => {
    left -= piece.length;
    if (left < 0) raw.destroy();
  });
}

const encoded = (name: string): string => encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const tooLarge = (error: unknown): unknown =>
  (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE' ? new Refusal('too-large', { field: '/file' }) : error);

/** A file's own name without folders, control characters and marks that turn the direction of writing ("fdp.exe" read backwards), at most 200 characters. */
function nameOf(given: string): string {
  const name = Array.from(given.split(/[\\/]/).at(-1) ?? '').filter((c) => c >= ' ' && c !== '\u007f' && !/\p{Cf}/u.test(c)).slice(0, 200).join('').trim();
  return name === '' ? 'file' : name;
}
