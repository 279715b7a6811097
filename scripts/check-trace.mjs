// Checks an exported trace, or the proof that one act stands in a bulletin, without the database and without our software: nothing
// edited, removed, put in another order, forked or cut off at the end, and no letter exchanged. Plain JavaScript for any Node from 18 on; on purpose it shares no
// line with the engine. The format stands in docs/trace.md.
// Usage: node scripts/check-trace.mjs export.json [--receipt seq:hash:dossier]... [--bulletin no:root]...
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const bytes = (hex) => Buffer.from(hex, 'hex');
const leafHash = (data) => sha(Buffer.of(0), data);
const nodeHash = (left, right) => sha(Buffer.of(1), bytes(left), bytes(right));
const isHash = (text) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

/** RFC 8785 of what a trace is made of: strings, whole numbers, lists and objects. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  return JSON.stringify(value);
}
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** RFC 9162, 2.1.1, as it stands there: split at the largest power of two below the number. Of leaf hashes. */
function rootOf(hashes, from = 0, to = hashes.length) {
  if (to === from) return sha();
  if (to - from === 1) return hashes[from];
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return nodeHash(rootOf(hashes, from, from + half), rootOf(hashes, from + half, to));
}

/** RFC 9162, 2.1.3.2: the root that a leaf and the hashes beside its way lead to; null: the way does not fit the tree's size. */
function rootByPath(leaf, index, size, path) {
  if (index >= size) return null;
  let [fn, sn, r] = [index, size - 1, leaf];
  for (const p of path) {
    if (sn === 0) return null;
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else r = nodeHash(r, p);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return sn === 0 ? r : null;
}

class Wrong extends Error {
  constructor(where, reason) {
    super(reason);
    this.where = where;
  }
}
const wrong = (where, reason) => { throw new Wrong(where, reason); };
const inDossier = (id, seq) => `dossier ${id}${seq === undefined ? '' : ` seq ${seq}`}`;
/** The log in which the schedule of retention says what it has erased. */
const INSTALLATION = '00000000-0000-4000-8000-000000000001';
/** What an act says of a letter that it issues: that of a complaint stands in the act itself. `sealed` is missing where the act is older than the binding. */
const letterIn = ({ kind, facts }) => (kind === 'letterIssued' ? facts : typeof kind === 'string' && kind.startsWith('complaint') ? facts?.letter : undefined);
const leafData = (leaf) => canonical({ acts: leaf.acts, dossier: leaf.dossier, head: leaf.head, seq: leaf.seq });

// ── A whole export ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Takes the lines of an export one by one; what is not wrong by itself is compared at the end. */
function exportChecker() {
  const bulletins = [];
  const leaves = new Map(); // dossier → its leaves, oldest first
  const current = new Map(); // dossier → [leaf hash] as of the bulletin whose leaves are being read
  const dossiers = new Map(); // dossier → hashes of its acts
  const counts = { bulletins: 0, leaves: 0, dossiers: 0, acts: 0, letters: 0 };
  const erased = new Set(); // dossiers and subjects, by the acts that say so
  const gone = []; // letters whose bytes are not there any more
  let unbound = 0; // letters that no act binds by a hash
  let format = 0;
  let order = []; // dossiers in the tree, sorted
  let open = null; // dossier whose acts are being read
  let begun = false;
  let ended = false;

  function closeBulletin() {
    const bulletin = bulletins.at(-1);
    if (!bulletin || bulletin.closed) return;
    bulletin.closed = true;
    if (current.size !== order.length) order = [...current.keys()].sort((a, b) => (a < b ? -1 : 1));
    const where = `bulletin ${bulletin.no}`;
    if (bulletin.dossiers !== order.length) wrong(where, `covers ${bulletin.dossiers} dossiers, its leaves are of ${order.length}`);
    if (bulletin.root !== rootOf(order.map((id) => current.get(id)))) wrong(where, 'its root is not that of its leaves');
  }
  function closeDossier() {
    if (open === null) return;
    const { id, seq, head, hashes, previous } = open;
    if (hashes.length < seq) wrong(inDossier(id, hashes.length + 1), 'is missing before the head of the dossier');
    if (head !== previous) wrong(inDossier(id, seq), 'is not what the head of the dossier says');
    if (format > 1) compareLetters(open);
    dossiers.set(id, hashes);
    open = null;
  }

  /** Each letter against the act that issued it. One whose act names no hash is from before there was one, and is only counted. */
  function compareLetters({ id, issued, letters }) {
    const left = new Map(letters);
    for (const { seq, letterId, sealed } of issued) {
      const letter = letters.get(letterId);
      left.delete(letterId);
      if (sealed === undefined) {
        unbound += letter === undefined ? 0 : 1;
        continue;
      }
      const where = inDossier(id, seq);
      if (letter === undefined) wrong(where, `letter ${letterId}, which it issued, is not there`);
      if (letter.print === null) gone.push({ where, letterId, of: [id, letter.subject] });
      else if (letter.print !== sealed) wrong(where, `letter ${letterId}, which it issued, was altered or exchanged: its hash is another`);
    }
    for (const letterId of left.keys()) wrong(`dossier ${id}`, `letter ${letterId} was issued by none of its acts`);
  }

  const take = {
    trace(row) {
      if (begun || (row.format !== 1 && row.format !== 2)) wrong('the file', 'is no export of format 1 or 2');
      begun = true;
      ({ format } = row);
    },
    bulletin(row) {
      closeBulletin();
      if (counts.dossiers > 0) wrong('the file', 'has a bulletin behind its dossiers');
      counts.bulletins += 1;
      const where = `bulletin ${counts.bulletins}`;
      if (sha(row.body) !== row.hash) wrong(where, 'was edited: its hash is another');
      const says = parsed(row.body);
      if (says === null || canonical(says) !== row.body || says.format !== 1) wrong(where, 'is not in canonical form');
      if (says.no !== counts.bulletins) wrong(where, `is missing or out of order: here stands number ${says.no}`);
      if (says.previous !== (bulletins.at(-1)?.hash ?? '')) wrong(where, 'does not follow the one before it');
      bulletins.push({ ...says, hash: row.hash, closed: false });
    },
    leaf(row) {
      counts.leaves += 1;
      // What comes too late for the root of its bulletin vouches for nothing.
      if (bulletins.at(-1)?.closed !== false) wrong(`bulletin ${row.no}`, 'a leaf of it stands behind its leaves, where no root covers it');
      const own = leaves.get(row.dossier) ?? [];
      if (row.no !== bulletins.at(-1)?.no) wrong(`bulletin ${row.no}`, 'a leaf of it stands in another place');
      if (row.seq <= (own.at(-1)?.seq ?? 0)) wrong(`bulletin ${row.no}`, `takes back what an earlier one said of dossier ${row.dossier}`);
      leaves.set(row.dossier, [...own, row]);
      current.set(row.dossier, leafHash(leafData(row)));
    },
    dossier(row) {
      closeBulletin();
      closeDossier();
      counts.dossiers += 1;
      if (dossiers.has(row.id)) wrong(inDossier(row.id), 'stands there twice');
      open = { ...row, hashes: [], previous: '', issued: [], letters: new Map() };
    },
    act(row) {
      counts.acts += 1;
      if (open === null || row.dossier !== open.id) wrong(inDossier(row.dossier, row.seq), 'stands outside its dossier');
      const place = open.hashes.length + 1;
      const where = inDossier(open.id, place);
      if (row.seq !== place) wrong(where, row.seq > place ? 'is missing' : `stands there twice or out of order: seq ${row.seq}`);
      if (sha(row.body) !== row.hash) wrong(where, 'was edited: its hash is another');
      const says = parsed(row.body);
      if (says === null || canonical(says) !== row.body || says.format !== 1) wrong(where, 'is not in canonical form');
      if (says.dossier !== open.id || says.seq !== place) wrong(where, `is an act of another place: dossier ${says.dossier} seq ${says.seq}`);
      if (says.prev !== open.previous) wrong(where, 'does not follow the act before it: one of the two was edited or exchanged');
      const letter = letterIn(says);
      if (letter) open.issued.push({ seq: place, letterId: letter.letterId, sealed: letter.sealed });
      if (says.kind === 'dataErased' && open.id === INSTALLATION) erased.add(says.facts?.target);
      open.hashes.push(row.hash);
      open.previous = row.hash;
      if (place > open.seq) wrong(where, 'stands behind the head of the dossier');
    },
    letter(row) {
      counts.letters += 1;
      if (open === null || row.dossier !== open.id) wrong(inDossier(row.dossier), `letter ${row.id} stands outside its dossier`);
      if (open.letters.has(row.id)) wrong(inDossier(row.dossier), `letter ${row.id} stands there twice`);
      open.letters.set(row.id, row);
    },
    end(row) {
      closeBulletin();
      closeDossier();
      for (const [name, count] of Object.entries(counts)) if ((format === 1 && name === 'letters' ? 0 : row[name]) !== count) wrong('the file', `has ${count} ${name}, its last line says ${row[name]}`);
      ended = true;
    },
  };

  /** Every dossier against every bulletin that has seen it: the first that it does not fit, and where. */
  function compareWithBulletins() {
    const found = [];
    for (const [id, own] of leaves) {
      const hashes = dossiers.get(id);
      let fits = 0;
      for (const leaf of own) {
        if (hashes === undefined) found.push({ no: leaf.no, id, where: inDossier(id, 1), reason: `the dossier is gone; bulletin ${leaf.no} has seen it up to seq ${leaf.seq}` });
        else if (hashes.length < leaf.seq) found.push({ no: leaf.no, id, where: inDossier(id, hashes.length + 1), reason: `was cut off; bulletin ${leaf.no} has seen the log up to seq ${leaf.seq}` });
        else if (hashes[leaf.seq - 1] !== leaf.head || rootOf(hashes.slice(0, leaf.seq).map((hash) => leafHash(bytes(hash)))) !== leaf.acts) {
          found.push({ no: leaf.no, id, where: inDossier(id, fits + 1), reason: `up to seq ${leaf.seq} other acts stand here than bulletin ${leaf.no} has seen` });
        } else {
          fits = leaf.seq;
          continue;
        }
        break;
      }
    }
    found.sort((a, b) => a.no - b.no || (a.id < b.id ? -1 : 1));
    if (found.length > 0) wrong(found[0].where, found[0].reason);
  }

  return {
    take(row) {
      if (ended) wrong('the file', 'goes on after its last line');
      if (!Object.hasOwn(take, row?.type)) wrong('the file', `has a line that is none of an export: ${JSON.stringify(row).slice(0, 60)}`);
      if (!begun && row.type !== 'trace') wrong('the file', 'has no first line');
      take[row.type](row);
    },
    finish({ receipts, roots }) {
      if (!ended) wrong('the file', 'was cut off: its last line is missing');
      for (const { no, root } of roots) {
        const bulletin = bulletins[no - 1];
        if (bulletin === undefined) wrong(`bulletin ${no}`, `is missing: the last is number ${bulletins.length}`);
        if (bulletin.root !== root) wrong(`bulletin ${no}`, 'has another root than the one that was published');
      }
      compareWithBulletins();
      for (const { seq, hash, dossier } of receipts) {
        const hashes = dossiers.get(dossier);
        if (hashes === undefined) wrong(inDossier(dossier, seq), 'the dossier of this receipt is gone');
        if (hashes.length < seq) wrong(inDossier(dossier, hashes.length + 1), `was cut off: there is a receipt for seq ${seq}`);
        if (hashes[seq - 1] !== hash) wrong(inDossier(dossier, seq), 'is another act than the receipt says');
      }
      const made = gone.find(({ of }) => !of.some((id) => erased.has(id)));
      if (made !== undefined) wrong(made.where, `letter ${made.letterId}, which it issued, is gone, and no act says that it was erased`);
      let young = 0;
      for (const [id, hashes] of dossiers) young += hashes.length - (leaves.get(id)?.at(-1)?.seq ?? 0);
      return `ok ${counts.dossiers} dossiers, ${counts.acts} acts, ${counts.bulletins} bulletins, ${receipts.length} receipts, ${roots.length} published roots; ${young} acts are younger than their dossier's last bulletin and vouched for by receipts alone; ${format === 1 ? 'no letters are in this export' : `${counts.letters} letters, ${unbound} of them unbound: issued before acts named the hash of their letter`}`;
    },
  };
}

// ── One proof of inclusion ──────────────────────────────────────────────────────────────────────────────────────────

function checkInclusion({ bulletin, leaf, act }, { receipts, roots }) {
  const { hash, ...says } = bulletin;
  const where = `bulletin ${bulletin.no}`;
  if (sha(canonical({ format: 1, ...says })) !== hash) wrong(where, 'was edited: its hash is another');
  for (const { no, root } of roots) {
    if (no !== bulletin.no) wrong(where, `the proof is of another bulletin than number ${no}`);
    if (root !== bulletin.root) wrong(where, 'has another root than the one that was published');
  }
  if (rootByPath(leafHash(leafData(leaf)), leaf.index, bulletin.dossiers, leaf.path) !== bulletin.root) wrong(inDossier(leaf.dossier), `the way does not lead to the root of bulletin ${bulletin.no}`);
  if (act !== null && rootByPath(leafHash(bytes(act.hash)), act.seq - 1, leaf.seq, act.path) !== leaf.acts) wrong(inDossier(leaf.dossier, act.seq), 'the way does not lead to what the bulletin says of its acts');
  for (const receipt of receipts) {
    const at = inDossier(receipt.dossier, receipt.seq);
    if (receipt.dossier !== leaf.dossier) wrong(at, `the proof is of dossier ${leaf.dossier}`);
    if (act === null || act.seq !== receipt.seq) wrong(at, act === null ? 'the proof has no act: the log is broken, or the act is younger than the bulletin' : `the proof is of seq ${act.seq}`);
    if (act.hash !== receipt.hash) wrong(at, 'is another act than the receipt says');
  }
  return `ok dossier ${leaf.dossier} up to seq ${leaf.seq}${act === null ? '' : `, act ${act.seq}`}, in bulletin ${bulletin.no} of ${bulletin.day}; ${roots.length === 0 ? 'its root was compared with none that was published: anybody can make such a proof up (--bulletin no:root)' : 'its root is the published one'}`;
}

// ── The command ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Checks lines of text; what is wrong first, or what was found right. */
export async function checkTrace(lines, { receipts = [], roots = [] } = {}) {
  try {
    const checker = exportChecker();
    let proof = '';
    let number = 0;
    for await (const text of lines) {
      number += 1;
      if (text.trim() === '') continue;
      const row = proof === '' ? parsed(text) : null;
      if (proof !== '' || (number === 1 && (row === null || row.bulletin !== undefined))) proof += `${text}\n`; // a proof, printed over many lines perhaps
      else if (row === null) wrong('the file', `line ${number} is no JSON`);
      else checker.take(row);
    }
    if (proof === '') return { ok: true, says: checker.finish({ receipts, roots }) };
    const read = parsed(proof);
    if (!read?.bulletin || !read.leaf) wrong('the file', 'is neither an export nor a proof of inclusion');
    return { ok: true, says: checkInclusion(read, { receipts, roots }) };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, says: `${error.where}: ${error.message}` };
    throw error;
  }
}

function usage(problem) {
  console.error(`${problem}\nUsage: npm run -s check-trace -- export.json [--receipt seq:hash:dossier]... [--bulletin no:root]...`);
  process.exit(2);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const files = [];
  const receipts = [];
  const roots = [];
  const args = process.argv.slice(2);
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--receipt') {
      const [seq, hash, dossier] = (args[(i += 1)] ?? '').toLowerCase().split(':');
      if (!/^[1-9]\d*$/.test(seq) || !isHash(hash) || !/^[0-9a-f-]{36}$/.test(dossier ?? '')) usage('A receipt is seq:hash:dossier, as printed.');
      receipts.push({ seq: Number(seq), hash, dossier });
    } else if (args[i] === '--bulletin') {
      const [no, root] = (args[(i += 1)] ?? '').toLowerCase().split(':');
      if (!/^[1-9]\d*$/.test(no) || !isHash(root)) usage('A bulletin is no:root, as published.');
      roots.push({ no: Number(no), root });
    } else files.push(args[i]);
  }
  if (files.length !== 1) usage('One file, please.');
  // npm runs us in the project's folder; a file is named from where the command was given.
  const file = existsSync(files[0]) ? files[0] : resolve(process.env.INIT_CWD ?? '.', files[0]);
  if (!existsSync(file)) usage(`${files[0]} is not there.`);
  const { ok, says } = await checkTrace(createInterface({ input: createReadStream(file), crlfDelay: Infinity }), { receipts, roots });
  console.log(ok ? says : `wrong: ${says}`);
  process.exitCode = ok ? 0 : 1;
}
