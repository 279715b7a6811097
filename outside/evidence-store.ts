import type { Readable } from 'node:stream';

/** A sealed file that has come in whole and is not yet where it stays. */
export interface Incoming {
  /** Of the sealed bytes. */
  sha256: Buffer;
  /** Returns only when the bytes would survive a power cut. */
  keep(): Promise<void>;
  /** Lets go of it; after `keep` there is nothing left to let go of. */
  drop(): Promise<void>;
}

/**
 * Sealed files, each under the hash of its sealed bytes: written once, never changed. Only ciphertext comes here, in pieces that
 * authenticate themselves, so that what was exchanged or cut short does not open.
 */
export interface EvidenceStore {
  /** Throws, with what is wrong in words, when nothing can be kept here. */
  check(): Promise<void>;
  /** Writes what comes, piece by piece, to a place where nobody looks. */
  receive(sealed: AsyncIterable<Uint8Array>): Promise<Incoming>;
  /** Throws when there is no such file, before the first byte. */
  open(sha256: Uint8Array): Promise<Readable>;
  /** Moves an infected file to where infected files are; may be said twice. */
  setApart(sha256: Uint8Array): Promise<void>;
  /** Takes an erased file out, wherever it lies; may be said twice. */
  remove(sha256: Uint8Array): Promise<void>;
}

export const nameOfHash = (sha256: Uint8Array): string => Buffer.from(sha256).toString('hex');
/** Where infected files are kept, beside the others. */
export const APART = 'infected';
