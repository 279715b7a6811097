import type { Inclusion } from '../../api/types.ts';

/** What the browser finds by itself; `unable`: it does not compute hashes where the page was not opened over https or on this machine. */
export type InclusionVerdict = 'good' | 'bad' | 'young' | 'unable';

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (hex: string): Bytes => new Uint8Array((hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const textOf = (text: string): Bytes => new TextEncoder().encode(text);

async function sha256(...parts: readonly Bytes[]): Promise<Bytes> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

/** The root that a leaf and the hashes beside its way lead to, as RFC 9162, 2.1.3.2 checks it. */
async function rootBy(data: Bytes, index: number, size: number, path: readonly string[]): Promise<string | null> {
  if (index >= size) return null;
  let hash = await sha256(Uint8Array.of(0), data);
  let [fn, sn] = [index, size - 1];
  for (const beside of path) {
    if (sn === 0) return null;
    if (fn % 2 === 1 || fn === sn) {
      hash = await sha256(Uint8Array.of(1), bytesOf(beside), hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else hash = await sha256(Uint8Array.of(1), hash, bytesOf(beside));
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return sn === 0 ? hexOf(hash) : null;
}

/** Whether a receipt's act stands under the bulletin's root. */
export async function checkInclusion({ bulletin, leaf, act, intact }: Inclusion, receipt: { dossier: string; seq: number; hash: string }): Promise<InclusionVerdict> {
  if (!intact || leaf.dossier !== receipt.dossier) return 'bad';
  if (act === null) return receipt.seq > leaf.seq ? 'young' : 'bad';
  if (act.seq !== receipt.seq || act.hash !== receipt.hash) return 'bad';
  if (globalThis.crypto?.subtle === undefined) return 'unable';
  const { acts, dossier, head, seq } = leaf;
  // The keys in this order: RFC 8785.
  const data = textOf(JSON.stringify({ acts, dossier, head, seq }));
  const fits = (await rootBy(data, leaf.index, bulletin.dossiers, leaf.path)) === bulletin.root && (await rootBy(bytesOf(act.hash), act.seq - 1, leaf.seq, act.path)) === leaf.acts;
  return fits ? 'good' : 'bad';
}
