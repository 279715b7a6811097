// Re-derives a date from its proof and the calendar files alone, and says at which day it disagrees. Plain JavaScript for any
// Node from 18 on; on purpose it shares no line with the engine in domain/: another hand, another arithmetic.
// Usage: node scripts/check-proof.mjs proof.json [--calendars <folder>]
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const DAY = 86_400_000;
const number = (day) => Date.parse(`${day}T00:00:00Z`) / DAY;
const dayOf = (n) => new Date(n * DAY).toISOString().slice(0, 10);
const weekend = (n) => [0, 6].includes(new Date(n * DAY).getUTCDay());
const weekday = (n) => new Date(n * DAY).getUTCDay() || 7;
const isDay = (text) => typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(number(text)) && dayOf(number(text)) === text;

class Disagreement extends Error {
  constructor(day, reason) {
    super(reason);
    this.day = day;
  }
}
const disagree = (day, reason) => { throw new Disagreement(day, reason); };
const same = (name, ours, theirs, day = null) => {
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) disagree(day, `${name}: the proof says ${JSON.stringify(theirs) ?? 'nothing'}, derived is ${JSON.stringify(ours) ?? 'nothing'}`);
};

// ── The calendar files ──────────────────────────────────────────────────────────────────────────────────────────────

/** Reads every calendar file of a folder. */
export function readCalendars(folder) {
  const json = (...path) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
  const years = readdirSync(folder).filter((name) => /^CN-\d{4}\.json$/.test(name)).map((name) => json(name));
  // A purely national proof needs no layers.
  const layers = existsSync(join(folder, 'layers')) ? readdirSync(join(folder, 'layers')).filter((name) => name.endsWith('.json')).map((name) => json('layers', name)) : [];
  const statutory = json('CN-statutory.json');
  const published = [...years.flatMap((y) => [y, ...y.revisions]), ...statutory.rules, ...(statutory.further?.rules ?? []), ...layers.flatMap((l) => [...l.rules, ...l.notices])].map((p) => p.published.date);
  const dates = [...new Set([...published, ...(statutory.further ? [statutory.further.added] : []), ...layers.flatMap((l) => [l.source.date, l.certain?.since ?? []]).flat()])].sort((a, b) => (a < b ? -1 : 1));
  return { years, statutory, layers: new Map(layers.map((layer) => [layer.calendar, layer])), dates, kept: new Map() };
}

/** FNV-1a of the table, by which the proof names the calendar that it was counted by. */
function fingerprint(text) {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
const lines = (table) => [...table.keys()].sort((a, b) => a - b).map((n) => `${n} ${table.get(n).off ? 'off' : 'worked'} ${table.get(n).name}\n`).join('');
const latest = (dates) => dates.filter(Boolean).sort().at(-1) ?? null;

/** The national calendar as it was known on a day: its last word, what it says of a day, and its version. */
function national({ years, statutory }, asOf) {
  const out = (publication) => publication.date <= asOf;
  const notices = years.flatMap((y) => [{ year: y.year, ...y }, ...y.revisions.map((r) => ({ year: y.year, ...r }))]).filter((n) => out(n.published));
  notices.sort((a, b) => a.published.date.localeCompare(b.published.date) || a.year - b.year);
  const named = new Map(notices.flatMap((n) => n.days.map((d) => [number(d.day), { off: d.kind === 'off', name: d.name, source: n.published.url }])));
  const first = new Map([...notices].reverse().map((n) => [n.year, n.published.url]));
  const law = new Map();
  // What was added to the table of the law later was not counted by before.
  const tables = [statutory, ...(statutory.further && statutory.further.added <= asOf ? [statutory.further] : [])];
  const rules = tables.flatMap((table) => table.rules).filter((rule) => out(rule.published));
  for (let year = 2000; year <= 2100; year += 1) {
    const rule = rules.filter((r) => r.inForceFrom <= `${year}-01-01`).sort((a, b) => a.inForceFrom.localeCompare(b.inForceFrom)).at(-1);
    if (first.has(year) || !rule) continue;
    const feast = tables.flatMap((table) => table.moving).find((row) => row.year === year);
    const days = rule.fixed.map((f) => [number(`${year}-${f.monthDay}`), f.name]);
    if (feast) days.push(...rule.springFestivalOffsets.map((o) => [number(feast.springFestival) + o, '春节']));
    if (feast && rule.feasts !== false) days.push([number(feast.qingming), '清明节'], [number(feast.dragonBoat), '端午节'], [number(feast.midAutumn), '中秋节']);
    for (const [n, name] of days) law.set(n, { off: true, name: law.has(n) && law.get(n).name !== name ? `${law.get(n).name}、${name}` : name, source: rule.title });
  }
  // Without the notice of the next year the last three days of December may still be moved.
  const known = (n) => named.has(n) || (first.has(yearOf(n)) && (first.has(yearOf(n) + 1) || dayOf(n).slice(5) < '12-29'));
  const last = notices.at(-1)?.published.date ?? null;
  const status = (n) => {
    const at = named.get(n) ?? law.get(n);
    if (named.has(n)) return { working: !at.off, reason: at.off ? 'holiday' : weekend(n) ? 'makeUpDay' : 'weekday', name: at.name, source: at.source, known: true };
    if (at) return { working: false, reason: 'statutoryHoliday', name: at.name, source: at.source, known: known(n) };
    return { working: !weekend(n), reason: weekend(n) ? 'weekend' : 'weekday', source: first.get(yearOf(n)) ?? 'no notice', known: known(n) };
  };
  return { version: `CN@${last ?? 'none'}.${fingerprint(lines(named) + lines(law))}`, zone: statutory.zone, last, hours: null, status, listed: (n) => named.has(n) };
}
const yearOf = (n) => Number(dayOf(n).slice(0, 4));

/** A region's, organisation's or country's layer over what it inherits from. */
function layered(calendars, layer, asOf) {
  const base = layer.inherits === null ? null : calendar(calendars, layer.inherits, asOf);
  const out = (publication) => publication.date <= asOf;
  const own = new Map();
  const rules = layer.rules.filter((rule) => out(rule.published));
  for (let year = 2000; year <= 2100; year += 1) for (const [n, rule] of holidays(rules, year)) own.set(n, { off: true, name: rule.name, source: rule.published.url });
  for (const notice of layer.notices.filter((n) => out(n.published))) {
    for (const d of notice.days) own.set(number(d.day), { off: d.kind === 'off' || d.kind === 'closure', kind: d.kind, closesAt: d.closesAt, name: d.name, source: notice.published.url });
  }
  const sure = layer.certain && layer.certain.since <= asOf ? layer.certain : null;
  const certain = (n) => sure !== null && yearOf(n) >= sure.from && yearOf(n) <= sure.to;
  const last = latest([base?.last, ...[layer.source, ...rules.map((r) => r.published), ...layer.notices.map((n) => n.published)].filter(out).map((p) => p.date)]);
  const closings = [...own.keys()].sort((a, b) => a - b).filter((n) => own.get(n).closesAt || own.get(n).kind === 'closure').map((n) => `${n} ${own.get(n).closesAt ?? 'closure'}\n`).join('');
  const { hours } = layer;
  const text = `${base?.version ?? 'no base'}\n${lines(own)}${closings}${sure ? `${sure.from} to ${sure.to}` : 'uncertain'}\n${hours ? `${hours.open} ${hours.cutOff} ${hours.close}\n` : ''}`;
  const status = (n) => {
    const at = own.get(n);
    if (at) {
      const reason = at.kind === 'closure' ? 'closure' : at.off ? 'holiday' : at.kind === 'half' ? 'halfDay' : weekend(n) ? 'makeUpDay' : 'weekday';
      return { working: !at.off, reason, name: at.name, ...(at.closesAt ? { closesAt: at.closesAt } : {}), source: at.source, known: true };
    }
    if (base === null) return { working: !weekend(n), reason: weekend(n) ? 'weekend' : 'weekday', source: certain(n) ? layer.source.url : 'no notice', known: certain(n) };
    const above = base.status(n);
    // What is off above stays off whatever the local list says; a day worked above may be a local holiday.
    return { ...above, known: above.known && (certain(n) || (base.listed(n) && !above.working)) };
  };
  return { version: `${layer.calendar}@${last ?? 'none'}.${fingerprint(text)}`, zone: layer.zone, last, hours: hours ?? base?.hours ?? null, status, listed: (n) => own.has(n) || (base?.listed(n) ?? false) };
}

/** Days off by rule, [number, rule] each; of a weekend day also the weekday that stands for it. */
function holidays(rules, year) {
  const days = rules.map((rule) => [onDay(rule, year), rule]).filter(([n, rule]) => dayOf(n) >= rule.from && (rule.to === null || dayOf(n) <= rule.to) && !rule.except.includes(year));
  for (const [n, rule] of days.filter(([d, r]) => weekend(d) && r.rule === 'fixed' && r.observed !== 'asIs').sort(([a], [b]) => a - b)) {
    let stand = rule.observed === 'nearestWeekday' && weekday(n) === 6 ? n - 1 : n + 1;
    if (rule.observed === 'nextFreeWeekday') while (weekend(stand) || days.some(([d]) => d === stand)) stand += 1;
    days.push([stand, rule]);
  }
  return days;
}
function onDay(rule, year) {
  if (rule.rule === 'fixed') return number(`${year}-${rule.monthDay}`);
  if (rule.rule === 'easter') return easter(year) + rule.offset;
  const ofMonth = [];
  for (let n = Date.UTC(year, rule.month - 1, 1) / DAY; n < Date.UTC(year, rule.month, 1) / DAY; n += 1) if (weekday(n) === rule.weekday) ofMonth.push(n);
  return rule.nth < 0 ? ofMonth.at(-1) : ofMonth[rule.nth - 1];
}
/** Gauss's Easter: the Sunday after the full moon of the tables. */
function easter(year) {
  const [a, b, c, k] = [year % 19, year % 4, year % 7, Math.floor(year / 100)];
  const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30;
  const d = (19 * a + m) % 30;
  const e = (2 * b + 4 * c + 6 * d + ((4 + k - Math.floor(k / 4)) % 7)) % 7;
  const late = (d === 29 && e === 6) || (d === 28 && e === 6 && (11 * m + 11) % 30 < 19) ? 7 : 0;
  return number(`${year}-03-22`) + d + e - late;
}

/** A calendar as it was known on a day: what was out by the last publication up to it. */
function calendar(calendars, id, asOf) {
  const when = calendars.dates.filter((date) => date <= asOf).at(-1) ?? '0001-01-01';
  const key = `${id} ${when}`;
  if (!calendars.kept.has(key)) {
    const layer = calendars.layers.get(id);
    if (id !== 'CN' && !layer) disagree(null, `calendar: ${id} is not among the files`);
    calendars.kept.set(key, id === 'CN' ? national(calendars, when) : layered(calendars, layer, when));
  }
  return calendars.kept.get(key);
}

/** The calendar that the proof names, found among what was known after each publication; by other files there is none. */
function calendarOf(calendars, version, days) {
  const id = String(version).split('@')[0];
  const known = `version ${version}`;
  if (calendars.kept.has(known)) return calendars.kept.get(known);
  const found = [...calendars.dates].reverse().concat('0001-01-01').find((date) => calendar(calendars, id, date).version === version);
  if (found === undefined) {
    const now = calendar(calendars, id, '9999-12-31');
    // The files of another day would differ anyway: compared is what was published up to the version's own day.
    const then = [...calendars.dates].reverse().map((date) => calendar(calendars, id, date)).find((each) => each.version.split('.')[0] === String(version).split('.')[0]) ?? now;
    const other = differing(then, days);
    if (other) disagree(other.day, `calendar: these files never gave ${version}; of ${other.day} they say ${other.ours}, the proof ${other.theirs}`);
    disagree(null, `calendar: these files never gave ${version}; all known today is ${now.version}, which says the same of each day of the proof`);
  }
  calendars.kept.set(known, calendar(calendars, id, found));
  return calendars.kept.get(known);
}

/** The first day of a proof of which the files say something else. */
function differing(of, days) {
  const told = ({ working, reason, name, source }) => `${working ? 'worked' : 'off'} (${[reason, name, source].filter(Boolean).join(', ')})`;
  for (const each of Array.isArray(days) ? days : []) {
    if (!each || !isDay(each.day)) continue;
    const [ours, theirs] = [told(of.status(number(each.day))), told(each)];
    if (ours !== theirs) return { day: each.day, ours, theirs };
  }
  return undefined;
}

// ── Time zones ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the clocks of a zone show at an instant, as if it were UTC. */
const formats = new Map();
function wall(ms, zone) {
  if (!formats.has(zone)) formats.set(zone, new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }));
  const p = Object.fromEntries(formats.get(zone).formatToParts(ms).map(({ type, value }) => [type, value]));
  return Date.UTC(+p.year, +p.month - 1, +p.day, +p.hour, +p.minute, +p.second) + (((ms % 1000) + 1000) % 1000);
}
const localDay = (ms, zone) => Math.floor(wall(ms, zone) / DAY);
/** The instant at which the clocks of a zone show a time of a day. */
const instants = new Map();
function instant(n, time, zone) {
  const key = `${n} ${time} ${zone}`;
  if (!instants.has(key)) instants.set(key, instantAnew(n, time, zone));
  return instants.get(key);
}
function instantAnew(n, time, zone) {
  const [h, m] = time.split(':').map(Number);
  const wanted = n * DAY + (h * 60 + m) * 60_000;
  const guess = wanted - (wall(wanted, zone) - wanted);
  return guess - (wall(guess, zone) - wanted);
}

// ── The count ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Limits that run from another's due instant: 24:00 belongs to the day that ends there. */
const AFTER_DUE = ['escalation', 'hardStop'];
const NEVER = 9e15;

function firstDay(proof, of) {
  if (AFTER_DUE.includes(proof.limit)) return localDay(Date.parse(proof.startedAt) - 1, of.zone);
  const from = proof.startedAt ?? proof.start;
  if (isDay(from)) return number(from);
  const at = Date.parse(from);
  if (Number.isNaN(at)) disagree(null, `start: ${JSON.stringify(from)} is neither a day nor an instant`);
  let n = localDay(at, of.zone);
  if (proof.channel !== 'counter' || proof.unit === 'hours') return n;
  const { working, closesAt } = of.status(n);
  const cutOff = [of.hours?.cutOff, closesAt].filter(Boolean).sort((a, b) => (a < b ? -1 : 1))[0];
  if (working && !(cutOff && at > instant(n, cutOff, of.zone))) return n;
  do n += 1; while (!of.status(n).working);
  return n;
}

const ms = (at, name) => {
  const value = Date.parse(at);
  if (Number.isNaN(value)) disagree(null, `${name}: ${JSON.stringify(at)} is no instant`);
  return value;
};
const iso = (value) => (value === null || value === NEVER ? null : new Date(value).toISOString());
const granted = (proof) => {
  const total = (proof.extensions ?? []).reduce((sum, { count }) => sum + count, proof.count);
  if (!Number.isInteger(total) || total < 1 || total > 100_000) disagree(null, `count: ${JSON.stringify(proof.count)} is no number of ${proof.unit}`);
  return total;
};

/** Stops in order, [from, to] each, overlapping and touching ones as one; one without length is none. */
function mergedStops(stops) {
  const merged = [];
  for (const [from, to] of stops.map((s) => [ms(s.from, 'stops'), s.to === null ? NEVER : ms(s.to, 'stops')]).filter(([f, t]) => t > f).sort(([f], [g]) => f - g)) {
    const before = merged.at(-1);
    if (before && from <= before[1]) before[1] = Math.max(before[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Where a budget ends with these stops left out: a day counts when its 24:00 comes while the clock runs. */
function countTo(proof, of, budget, stops) {
  if (proof.unit === 'hours') {
    const start = ms(proof.startedAt, 'startedAt');
    let at = start + budget * 3_600_000;
    for (const [from, to] of stops) if (from < at) at += Math.max(0, to - Math.max(from, start));
    return { to: localDay(at - 1, proof.zone), due: localDay(at - 1, proof.zone), at, doubt: false };
  }
  const stopped = stoppedBy(stops, of);
  const first = firstDay(proof, of);
  let left = budget;
  if (proof.unit === 'months') {
    const [y, m, d] = dayOf(first).split('-').map(Number);
    const [day, monthEnd] = [Date.UTC(y, m - 1 + budget, d), Date.UTC(y, m + budget, 0)];
    // Where the first day counts, the day before the corresponding one is the last; a month without that one ends it itself.
    left = Math.min(day, monthEnd) / DAY - first + (proof.startInclusive && day > monthEnd ? 1 : 0);
  }
  let n = proof.startInclusive ? first - 1 : first;
  let doubt = false;
  while (left > 0) {
    n += 1;
    if (n - first > 400_000) disagree(null, 'the count has no end');
    if (stopped(n)) continue;
    if (proof.unit !== 'workingDays') left -= 1;
    else {
      const { working, known } = of.status(n);
      if (!known) doubt = true;
      if (working) left -= 1;
    }
  }
  const to = n;
  const rolls = proof.roll === 'nextWorkingDay';
  const roll = (worked) => {
    for (;;) {
      while (stopped(n)) n += 1;
      if (!worked) return;
      for (; ; n += 1) {
        const { working, known } = of.status(n);
        if (!known) doubt = true;
        if (working) break;
      }
      if (!stopped(n)) return;
    }
  };
  if (rolls) roll(true);
  const closes = () => (proof.dayEnd === 'closeOfBusiness' ? (of.status(n).closesAt ?? of.hours?.close ?? '24:00') : proof.dayEnd);
  const end = () => (proof.startedAt === undefined ? null : instant(n, closes(), of.zone));
  for (let at = end(); at !== null && stops.some(([from, until]) => from <= at && at < until); at = end()) {
    n += 1;
    roll(rolls || proof.unit === 'workingDays');
  }
  return { to, due: n, at: end(), doubt };
}
const stoppedBy = (stops, of) => (n) => stops.some(([from, to]) => { const end = instant(n, '24:00', of.zone); return from <= end && end < to; });

/** The whole count: stop by stop, since one that begins when the limit is over cures nothing; a date once told is kept. */
function derive(proof, of) {
  const budget = granted(proof);
  const told = proof.told ? ms(proof.told, 'told') : null;
  const merged = mergedStops(proof.stops ?? []);
  const effective = [];
  const count = () => {
    const counted = countTo(proof, of, budget, effective);
    return told !== null && told > counted.at ? { ...counted, at: told, due: localDay(told - 1, of.zone), heldAfter: counted.due } : counted;
  };
  let end = count();
  for (const stop of merged) {
    if (stop[0] >= end.at) break;
    effective.push(stop);
    if (stop[1] === NEVER) return { budget, effective, ignoredFrom: NEVER, end: null };
    end = count();
  }
  return { budget, effective, ignoredFrom: merged[effective.length]?.[0] ?? NEVER, end };
}

/** Every day from the first to the due one (or to the day the clock stands still since), with its part in the count. */
function daysOf(proof, of, { budget, effective, end }) {
  const { unit } = proof;
  const stopped = stoppedBy(effective, of);
  const first = firstDay(proof, of);
  const days = [];
  const look = (n, role, counted) => days.push({ day: dayOf(n), role, ...(counted ? { number: counted } : {}), ...of.status(n) });
  if (!proof.startInclusive) look(first, 'firstDay');
  let n = proof.startInclusive ? first : first + 1;
  let counted = 0;
  // Stopped on its first day, which is not counted anyway, it stands still from the next on.
  for (const last = end?.to ?? Math.max(localDay(effective.at(-1)[0] - 1, of.zone), n); n <= last; n += 1) {
    if (stopped(n)) look(n, 'stopped');
    else if (unit === 'months') {
      if (n === end?.to) look(n, 'counted', budget);
    } else if (unit === 'workingDays' && !of.status(n).working) look(n, 'skipped');
    else look(n, 'counted', (counted += 1));
  }
  for (; end !== null && n <= end.due; n += 1) look(n, stopped(n) ? 'stopped' : n > (end.heldAfter ?? Infinity) ? 'held' : 'rolled');
  return days;
}

function compareDays(ours, theirs) {
  if (!Array.isArray(theirs)) disagree(null, 'days: the proof lists none');
  for (let i = 0; i < Math.max(ours.length, theirs.length); i += 1) {
    const [a, b] = [ours[i], theirs[i]];
    if (!b) disagree(a.day, `${a.day} is missing: ${a.role}, ${a.reason}`);
    if (!a) disagree(b.day ?? null, `${b.day} is too many: the count is over on ${ours.at(-1)?.day ?? 'the first day'}`);
    if (a.day !== b.day) disagree(a.day < b.day ? a.day : b.day, `expected ${a.day} (${a.role}, ${a.reason}), the proof goes on with ${b.day}`);
    for (const field of ['working', 'reason', 'name', 'closesAt', 'source', 'known', 'role', 'number']) same(`${a.day}, ${field}`, a[field], b[field], a.day);
  }
}

/** Checks one proof; `ok`, or the day (null when it is not about one) and the reason of the first disagreement. */
export function checkProof(proof, calendars) {
  try {
    if (typeof proof !== 'object' || proof === null) disagree(null, 'this is no proof');
    if (!['workingDays', 'calendarDays', 'months', 'hours'].includes(proof.unit)) disagree(null, `unit: ${JSON.stringify(proof.unit)} is none`);
    checkClaims(proof);
    const of = calendarOf(calendars, proof.calendar, proof.days);
    same('zone', of.zone, proof.zone);
    if (proof.region !== undefined) same('region', String(proof.calendar).split('@')[0], proof.region);
    if (proof.asOf) same('calendar', calendar(calendars, String(proof.calendar).split('@')[0], proof.asOf).version, proof.calendar);
    const derived = derive(proof, of);
    const { end } = derived;
    const days = proof.unit === 'hours' ? [] : daysOf(proof, of, derived);
    const started = dayOf(firstDay(proof, of));
    same('startedOn', started, proof.startedOn, started);
    if (proof.receipt !== undefined) same('receipt', receiptOf(proof, of), proof.receipt, started);
    compareDays(days, proof.days);
    const due = end === null ? null : dayOf(end.due);
    same('countedTo', end === null ? null : dayOf(end.to), proof.countedTo, due);
    same('dueOn', due, proof.dueOn, due);
    if (proof.startedAt !== undefined) same('dueAt', end === null ? null : iso(end.at), proof.dueAt, due);
    same('provisional', end !== null && (end.doubt || receiptInDoubt(proof, of)), proof.provisional);
    const roles = (role) => days.filter((day) => day.role === role).length;
    same('skippedDays', proof.unit === 'workingDays' ? roles('skipped') : roles('rolled'), proof.skippedDays);
    compareLedger(proof, of, derived, roles);
    checkExtensions(proof, of);
    return { ok: true, due };
  } catch (error) {
    if (error instanceof Disagreement) return { ok: false, day: error.day, reason: error.message };
    if (error instanceof TypeError || error instanceof RangeError) return { ok: false, day: null, reason: `the proof is not of the known shape (${error.message})` };
    throw error;
  }
}

const EVIDENCE = ['text', 'secondary', 'draft', 'memory', 'assumption'];

/** What a proof says of itself must hold together, whatever the days are. */
function checkClaims(proof) {
  const calculator = proof.startedAt === undefined;
  const json = (value) => JSON.stringify(value) ?? 'nothing';
  if (proof.kind !== (calculator ? 'dueDate' : undefined)) disagree(null, `kind: expected ${calculator ? '"dueDate"' : 'none in the proof of a clock'}, found ${json(proof.kind)}`);
  const algorithms = calculator ? [1] : [1, 2];
  if (!algorithms.includes(proof.algorithm)) disagree(null, `algorithm: expected ${algorithms.join(' or ')}, found ${json(proof.algorithm)}`);
  for (const field of [...(calculator ? ['asOf', 'basis', 'receipt', 'region'] : []), 'evidence', 'statutory']) if (proof[field] === undefined) disagree(null, `${field}: the proof does not say it`);
  if (proof.evidence !== null && !EVIDENCE.includes(proof.evidence)) disagree(null, `evidence: expected one of ${EVIDENCE.join(', ')}, found ${json(proof.evidence)}`);
  // Only what was read is law; what is assumed, remembered or drafted is an internal handling limit.
  const statutory = proof.evidence === null ? null : ['text', 'secondary'].includes(proof.evidence);
  if (proof.statutory !== statutory) disagree(null, `statutory: evidence ${json(proof.evidence)} makes it ${statutory}, the proof says ${json(proof.statutory)}`);
}

/** An extension comes before the end of what it extends; a date that was told before may have been later than what is counted today. */
function checkExtensions(proof, of) {
  const extensions = proof.extensions ?? [];
  for (const [i, { at }] of extensions.entries()) {
    const given = ms(at, `extensions/${i}/at`);
    const stops = (proof.stops ?? []).filter((stop) => ms(stop.from, 'stops') < given);
    const { end } = derive({ ...proof, extensions: extensions.slice(0, i), stops }, of);
    if (end !== null && given >= end.at && given > ms(proof.startedAt, 'startedAt')) disagree(dayOf(end.due), `extensions/${i}/at: ${at} is not before ${iso(end.at)}, when the limit it extends was over`);
  }
}

/** What a proof says besides of its stops, its budget and its target; what it does not say is not asked for. */
function compareLedger(proof, of, { budget, effective, ignoredFrom, end }, roles) {
  const say = (name, ours) => proof[name] === undefined || same(name, ours, proof[name]);
  say('budget', budget);
  say('stoppedDays', roles('stopped'));
  say('merged', effective.map(([from, to]) => ({ from: iso(from), to: iso(to) })));
  say('held', end?.heldAfter !== undefined);
  say('stoppedSince', (proof.stops ?? []).find((stop) => stop.to === null)?.from ?? null);
  for (const stop of proof.stops ?? []) if (stop.effect !== undefined) same(`stop of ${stop.from}`, stop.to !== null && ms(stop.to) <= ms(stop.from) ? 'empty' : ms(stop.from) >= ignoredFrom ? 'afterDue' : 'counted', stop.effect);
  if (proof.target) {
    const early = countTo(proof, of, proof.target.count, effective.filter(([, to]) => to !== NEVER));
    same('target', { count: proof.target.count, dueOn: dayOf(early.due), dueAt: iso(early.at) }, proof.target);
  }
  say('left', end === null ? leftOf(proof, of, budget, effective, roles('counted')) : null);
}

/** What of the budget had not run when the clock stopped; months are left in days. */
function leftOf(proof, of, budget, effective, counted) {
  const since = effective.at(-1)[0];
  if (proof.unit === 'hours') {
    const start = ms(proof.startedAt);
    const stood = effective.slice(0, -1).reduce((sum, [from, to]) => sum + to - from, 0);
    return { count: Math.floor((budget * 3_600_000 - Math.max(0, since - start) + stood) / 36_000) / 100, unit: 'hours' };
  }
  if (proof.unit !== 'months') return { count: budget - counted, unit: proof.unit };
  const stopped = stoppedBy(effective, of);
  const first = firstDay(proof, of);
  const whole = countTo(proof, of, budget, []).to - first + (proof.startInclusive ? 1 : 0);
  let ran = 0;
  for (let n = proof.startInclusive ? first : first + 1; n < localDay(since - 1, of.zone); n += 1) if (!stopped(n)) ran += 1;
  return { count: whole - ran, unit: 'calendarDays' };
}

/** Why something counts as received on another day than that on which it came. */
function receiptOf(proof, of) {
  const from = proof.startedAt ?? proof.start;
  if (proof.channel !== 'counter' || isDay(from) || AFTER_DUE.includes(proof.limit)) return null;
  const came = localDay(Date.parse(from), of.zone);
  if (came === firstDay(proof, of)) return null;
  const { working, closesAt } = of.status(came);
  const cutOff = [of.hours?.cutOff, closesAt].filter(Boolean).sort((a, b) => (a < b ? -1 : 1))[0];
  return { from: dayOf(came), because: working ? 'afterCutOff' : 'notOpen', ...(working ? { cutOff } : {}) };
}

/** A counter's receipt counts from a day that another notice could still change. */
function receiptInDoubt(proof, of) {
  const from = proof.startedAt ?? proof.start;
  if (proof.channel !== 'counter' || isDay(from) || AFTER_DUE.includes(proof.limit)) return false;
  for (let n = localDay(Date.parse(from), of.zone); n <= number(proof.startedOn); n += 1) if (!of.status(n).known) return true;
  return false;
}

// ── The command ─────────────────────────────────────────────────────────────────────────────────────────────────────

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const at = args.indexOf('--calendars');
  const folder = at < 0 ? join(dirname(dirname(fileURLToPath(import.meta.url))), 'policies', 'calendars') : args[at + 1];
  const file = (at < 0 ? args : args.filter((_, i) => i !== at && i !== at + 1))[0];
  if (!file || !folder) {
    console.error('Usage: npm run -s check-proof -- proof.json [--calendars <folder>]');
    process.exit(2);
  }
  let read;
  try {
    // npm runs us in the project's folder; a file is named from where the command was given.
    read = JSON.parse(readFileSync(existsSync(file) ? file : resolve(process.env.INIT_CWD ?? '.', file), 'utf8'));
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    process.exit(2);
  }
  // The proof itself, or an answer that holds one ({due, provisional, proof} of the calculator).
  const proof = read && typeof read === 'object' && read.proof ? read.proof : read;
  let calendars;
  try {
    calendars = readCalendars(existsSync(folder) ? folder : resolve(process.env.INIT_CWD ?? '.', folder));
  } catch (error) {
    console.error(`${folder}: no calendar files can be read there (${error.message})`);
    process.exit(2);
  }
  const verdict = checkProof(proof, calendars);
  const told = verdict.ok && read.due !== undefined && read.due !== verdict.due ? { ok: false, day: verdict.due, reason: `due: the answer says ${read.due}, its proof ${verdict.due}` } : verdict;
  console.log(told.ok ? `ok ${told.due}` : `disagrees${told.day ? ` at ${told.day}` : ''}: ${told.reason}`);
  process.exitCode = told.ok ? 0 : 1;
}
