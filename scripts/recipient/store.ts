import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a recipient's own system keeps: each message it has taken in, under its id and with its hash, and its copies of records. */
export interface RecipientStore {
  /** How often and with which contents a message has come, in the order in which they came. */
  arrivals(): { messageId: string; sha256: string; kind: string; noticeId: string | null; copy: Copy | null; order?: Order }[];
  /** The copy of a record as it stands here now. */
  copy(recordId: string): Copy | undefined;
  /** Orders and requests, in the order in which they came. */
  orders(): Order[];
  known(messageId: string): boolean;
  take(entry: Entry): void;
}
export interface Copy {
  recordId: string;
  version: number;
  fields: Record<string, string> | null;
  mark: string | null;
}
export interface Order {
  order: string;
  orderId: string;
  letter: string;
  measures: string[];
}
export interface Entry {
  messageId: string;
  sha256: string;
  kind: string;
  noticeId: string | null;
  /** null: it was about no copy. */
  copy: Copy | null;
  order?: Order;
}

/** A file of lines, each whole or not there at all: what stands in it has survived whatever ended the process. */
export function recipientStore(folder: string): RecipientStore {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'messages.jsonl');
  const entries: Entry[] = existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap((line) => readLine(line)) : [];
  const copies = new Map<string, Copy>();
  // A late message of an older version changes nothing: the newest version stands.
  const apply = ({ copy, kind }: Entry): void => {
    if (copy === null) return;
    const now = copies.get(copy.recordId);
    if (now !== undefined && copy.version < now.version) return;
    copies.set(copy.recordId, kind === 'mark' ? { ...copy, fields: now?.fields ?? null } : { ...copy, mark: copy.mark ?? now?.mark ?? null });
  };
  entries.forEach(apply);
  return {
    arrivals: () => [...entries],
    copy: (recordId) => copies.get(recordId),
    orders: () => entries.flatMap(({ order }) => order ?? []),
    known: (messageId) => entries.some((entry) => entry.messageId === messageId),
    take(entry) {
      appendFileSync(file, `${JSON.stringify(entry)}\n`, { flush: true });
      entries.push(entry);
      apply(entry);
    },
  };
}

/** The last line of a process that was killed may be half a line. */
function readLine(line: string): Entry[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as Entry];
  } catch {
    return [];
  }
}
