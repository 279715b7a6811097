import { fileTypeFromBuffer } from 'file-type';
import { Refusal } from '../domain/errors.ts';

const TAKEN = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type EvidenceType = (typeof TAKEN)[number];

/** What a file is by its content, whatever its name says; refuses what we do not take and what ends too early. */
export async function evidenceTypeOf(bytes: Uint8Array): Promise<EvidenceType> {
  if (bytes.length === 0) throw new Refusal('broken-file', { field: '/file' });
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const type = TAKEN.find((each) => each === found?.mime);
  if (type === undefined) throw new Refusal('unsupported-type', { field: '/file' });
  if (!isWhole(type, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))) throw new Refusal('broken-file', { field: '/file' });
  return type;
}

function isWhole(type: EvidenceType, bytes: Buffer): boolean {
  switch (type) {
    case 'application/pdf':
      return bytes.subarray(-2048).includes('%%EOF');
    case 'image/png':
      return bytes.subarray(12, 16).toString('latin1') === 'IHDR' && bytes.subarray(-64).includes('IEND');
    case 'image/jpeg':
      return bytes.subarray(-1024).includes(Buffer.from([0xff, 0xd9]));
  }
}
