import multipart from '@fastify/multipart';
import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { evidenceFor } from '../db/evidence-reads.ts';
import { takeEvidence } from '../db/evidence-register.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, EvidenceId } from '../domain/ids.ts';
import { evidenceTypeOf } from '../outside/file-check.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, keyOf, MutationHeaders, PROBLEMS } from './mutation.ts';
import { EvidenceReceipt } from './schemas/others.ts';

const tags = ['evidence'];
const MAX_BYTES = 20 * 1024 * 1024;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const File = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' });

/** The form for the document; what comes in is read part by part and is no body to the schema, hence the null. */
const UploadForm = Type.Unsafe<null>({
  type: ['object', 'null'], required: ['file'], additionalProperties: false,
  properties: { file: { type: 'string', format: 'binary' }, caseId: { type: 'string', format: 'uuid', description: 'Where the file belongs to a case of somebody else.' } },
});

/** Files handed in as evidence: checked by content, sealed under the subject's key, never changed. */
export async function evidenceRoutes(app: Api, { register, evidence }: Counter): Promise<void> {
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
    let file: { fileName: string; bytes: Buffer } | undefined;
    let caseId: CaseId | null = null;
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        if (part.fieldname !== 'file') throw new Refusal('unknown-field', { field: `/${part.fieldname}` });
        file = { fileName: nameOf(part.filename), bytes: await part.toBuffer().catch(tooLarge) };
      } else if (part.fieldname === 'caseId' && typeof part.value === 'string' && UUID.test(part.value)) caseId = asId<CaseId>(part.value.toLowerCase());
      else throw new Refusal(part.fieldname === 'caseId' ? 'invalid-field' : 'unknown-field', { field: `/${part.fieldname}` });
    }
    if (file === undefined) throw new Refusal('value-needed', { field: '/file' });
    const { fileName, bytes } = file;
    const mediaType = await evidenceTypeOf(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const receipt = await takeEvidence(register, {
      actor, caseId, bytes, keep: (sealed) => evidence.keep(sealed), key: keyOf(request, actor, { fileName, caseId, sha256 }),
      receipt: { id: asId<EvidenceId>(uuidv7()), fileName, mediaType, size: bytes.length, sha256, scan: 'not_scanned' },
    });
    return reply.code(201).send(receipt);
  });

  app.get('/api/evidence/:id/file', {
    schema: {
      operationId: 'readEvidence', summary: 'A file of evidence.', tags, params: CaseParams,
      response: { 200: { description: 'The file as handed in.', content: { 'application/octet-stream': { schema: File } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const found = await evidenceFor(register, requireActor(request), asId<EvidenceId>(request.params.id), (sha256) => evidence.fetch(sha256));
    return reply.type(found.mediaType).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(found.fileName).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`)
      .header('content-security-policy', "default-src 'none'; sandbox").send(found.bytes);
  });
}

function tooLarge(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE') throw new Refusal('too-large', { field: '/file' });
  throw error;
}

/** A file's own name without folders and control characters, at most 200 characters. */
function nameOf(given: string): string {
  const name = Array.from(given.split(/[\\/]/).at(-1) ?? '').filter((c) => c >= ' ' && c !== '\u007f').slice(0, 200).join('').trim();
  return name === '' ? 'file' : name;
}
