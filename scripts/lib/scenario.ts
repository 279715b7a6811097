import { randomUUID } from 'node:crypto';
import type { DecisionWords } from '../../domain/decision-draft.ts';
import { LETTER_LABELS, LIMIT_LABELS, MARK_LABELS, OUTCOME_LABELS } from '../../domain/labels.ts';
import type { LetterKind } from '../../domain/letter.ts';
import type { LimitName } from '../../domain/limit.ts';
import type { FindingResult, Outcome } from '../../domain/objection.ts';
import type { Mark } from '../../domain/record.ts';

/** One story that can be played against a running installation, such as the one of `npm start`. */
export interface Scenario {
  /** Numbers of law.md §8, or a section of it. */
  law: string;
  title: string;
  /** Plays it and returns the cases whose timelines are to be printed. */
  play(stage: ScenarioStage): Promise<string[]>;
}

/** A case as far as scenarios look at it. */
export interface PlayedCase {
  id: string;
  number: string;
  phase: string;
  seq: number;
  record: { id: string; mark: string; state: string };
  suspensions: { orderId: string; org: { id: string; name: string }; acknowledgedAt: string | null; endings: { how: 'resumed' | 'lifted'; acknowledgedAt: string | null }[] }[];
  verifications: { orderId: string; org: { id: string; name: string }; round: number; answered: object | null }[];
  grounds: { id: string }[];
  letters: { id: string; kind: string; number: string; to: string }[];
  timeline: { seq: number; kind: string; at: string; org: { name: string } | null; outcome: string | null; letter: string | null; limit: string | null; mark: string | null }[];
}

/** A record of a subject's own credit file, as far as scenarios look at it. */
export interface OwnRecord {
  id: string;
  title: string;
  fields: { documentNumber: string };
  state: string;
  provider: { id: string; name: string };
  cases: { id: string; phase: string }[];
  measures: { id: string; state: string; executor: { id: string } }[];
}

/** People at the counter, over HTTP, each with a token of their own. */
export interface ScenarioStage {
  /** Says what is being done. */
  say(text: string): void;
  /** Says what the story claims; where it does not hold, the story is not what it is called, and ends here. */
  must(holds: boolean, claim: string): void;
  get<T>(as: string, path: string): Promise<T>;
  post<T>(as: string, path: string, body: object): Promise<T>;
  /** A receipt that the organisation's own system may have given before. */
  receipt(as: string, path: string, body: object): Promise<void>;
  /** Hands in a form with a file. */
  send<T>(as: string, path: string, form: FormData): Promise<T>;
  /** Asks for something that has to be refused, with this code. */
  refused(as: string, path: string, body: object, code: string): Promise<void>;
  /** A record of this subject on which nothing is open, with a measure in force: one of the city's, or else a new one that the tax office provides and the trading centre acts on. */
  freeRecord(as: string): Promise<OwnRecord>;
  /** A penalty that the tax office hands in now, with a measure on it. */
  newRecord(as: string, ends?: { publicUntil?: string; measureUntil?: string }): Promise<OwnRecord>;
  /** Hands in a penalty as a batch of its own, and says what became of it. */
  handIn(as: string, row: HandedIn): Promise<{ created: number; quarantined: number }>;
  /** Hands in an objection with one ground and returns the case. */
  file(as: string, recordId: string, ground?: Partial<Ground>, more?: object): Promise<string>;
  accepted(caseId: string): Promise<void>;
  /** The provider answers each ground with this result. */
  answered(caseId: string, result: FindingResult, reason: string, rightValue?: string | null): Promise<void>;
  /** A decision drafted by one clerk of the platform and signed by another. */
  decided(caseId: string, words: DecisionWords): Promise<void>;
  see(caseId: string, as?: string): Promise<PlayedCase>;
  /** Reads the case again until it is as expected; procedures act in their own time. */
  until(caseId: string, what: string, holds: (seen: PlayedCase) => boolean): Promise<PlayedCase>;
  /** The identity of the demo that works for an organisation in a role. */
  clerkOf(orgId: string, role: 'provider' | 'executor'): string;
  /** Moves the demo's date on. */
  moveOn(to: 'nextWorkingDay' | 'nextDeadline'): Promise<void>;
}

/** What differs from one penalty that is handed in to the next. */
export interface HandedIn {
  key: string;
  documentNumber: string;
  conduct: string;
  amount: string;
  /** Other columns; without them an open penalty. */
  category?: string;
  sensitivity?: string;
  publicUntil?: string;
}

/** 不予支持: what most stories of a rejected objection say. */
export const REJECTED: DecisionWords = { outcome: 'rejected', remedy: 'none', facts: '尚未履行完毕', reasons: '异议不成立', changes: [], lift: [] };

/** The least that is a PDF, as a file to be handed in. */
export const leastPdf = (name: string): FormData => {
  const form = new FormData();
  form.set('file', new Blob(['%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n163\n%%EOF\n'], { type: 'application/pdf' }), name);
  return form;
};

interface Ground {
  kind: string;
  field: string | null;
  explanation: string;
  claimedValue: string | null;
}

interface StageOptions {
  baseUrl: string;
  tokenOf(identity: string): Promise<string>;
  identities: readonly { id: string; orgId: string | null; subjectId: string | null; roles: readonly string[] }[];
  subjects: readonly { id: string; identifier: string; name: string }[];
  say(text: string): void;
}

/** A stage on an installation; tokens are fetched once per person. */
export function scenarioStage({ baseUrl, tokenOf, identities, subjects, say }: StageOptions): ScenarioStage {
  const tokens = new Map<string, Promise<string>>();
  async function ask(as: string, method: string, path: string, body?: object | FormData): Promise<{ status: number; answer: unknown }> {
    const token = tokens.get(as) ?? tokenOf(as);
    tokens.set(as, token);
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${await token}`, ...(body === undefined ? {} : { 'idempotency-key': randomUUID() }), ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    return { status: response.status, answer: (await response.json()) as unknown };
  }
  async function good<T>(as: string, method: string, path: string, body?: object | FormData): Promise<T> {
    const { status, answer } = await ask(as, method, path, body);
    if (status >= 400) throw new Error(`${as} ${method} ${path}: ${status} ${(answer as { code?: string }).code ?? ''}`);
    return answer as T;
  }
  const subjectOf = (as: string) => {
    const subject = subjects.find(({ id }) => id === identities.find((identity) => identity.id === as)?.subjectId);
    if (subject === undefined) throw new Error(`${as} is no subject`);
    return subject;
  };
  const stage: ScenarioStage = {
    say,
    must(holds, claim) {
      if (!holds) throw new Error(`it does not hold that ${claim}`);
      say(claim);
    },
    get: (as, path) => good(as, 'GET', path),
    post: (as, path, body) => good(as, 'POST', path, body),
    async receipt(as, path, body) {
      const { status, answer } = await ask(as, 'POST', path, body);
      const { code = '' } = answer as { code?: string };
      if (status >= 400 && code !== 'already-done') throw new Error(`${as} POST ${path}: ${status} ${code}`);
      if (status >= 400) say(`${as}: its system has given the receipt`);
    },
    send: (as, path, form) => good(as, 'POST', path, form),
    async refused(as, path, body, code) {
      const { status, answer } = await ask(as, 'POST', path, body);
      const found = (answer as { code?: string }).code ?? '';
      if (status < 400 || found !== code) throw new Error(`${as} POST ${path}: expected ${code}, found ${status} ${found}`);
      say(`${as}: refused, ${code}`);
    },
    async freeRecord(as) {
      const { records } = await stage.get<{ records: OwnRecord[] }>(as, '/api/records');
      const free = records.filter((record) => record.state !== 'revoked' && record.cases.length === 0);
      const found = free.find(({ measures }) => measures.some(({ state }) => state === 'inForce')) ?? free.find(({ measures }) => measures.length > 0);
      return found ?? stage.newRecord(as);
    },
    // 报送、查询、采取措施: handed in by the tax office, fetched by the trading centre, which bars its subject from bidding.
    async newRecord(as, { publicUntil = '', measureUntil } = {}) {
      const key = randomUUID().slice(0, 8);
      const { today } = await stage.get<{ today: string }>(as, '/api/me');
      await stage.handIn(as, { key, documentNumber: `庆税罚演〔${key}〕`, conduct: `逾期申报（${key}）`, amount: '500.00', publicUntil });
      await stage.post('resources-clerk', '/api/records/queries', { identifier: subjectOf(as).identifier });
      const found = async (): Promise<OwnRecord> => (await stage.get<{ records: OwnRecord[] }>(as, '/api/records')).records.find(({ fields }) => fields.documentNumber.includes(key))!;
      await stage.post('resources-clerk', `/api/records/${(await found()).id}/measures`, { code: 'noBidding', from: today, until: measureUntil ?? null });
      say(`tax-provider: a new record of ${as}, on which the trading centre acts`);
      return found();
    },
    handIn(as, { key, documentNumber, conduct, amount, category = 'penalty', sensitivity = '', publicUntil = '' }) {
      const { identifier, name } = subjectOf(as);
      const form = new FormData();
      form.set('batchKey', `scenario-${key}`);
      form.set('file', new Blob([`rowKey,identifier,subjectName,category,documentNumber,conduct,amount,decidedOn,sensitivity,publicUntil\n${key},${identifier},${name},${category},${documentNumber},${conduct},${amount},2026-06-01,${sensitivity},${publicUntil}`]), 'batch.csv');
      return stage.send('tax-provider', '/api/uploads', form);
    },
    async file(as, recordId, ground = {}, more = {}) {
      const body = {
        recordId, refusal: null, evidenceIds: [],
        grounds: [{ kind: 'wrongContent', field: 'amount', explanation: '数额与决定书不符', claimedValue: '100.00', ...ground }], ...more,
      };
      const { caseId, number } = await stage.post<{ caseId: string; number: string }>(as, '/api/cases', body);
      say(`${as}: objection ${number}`);
      return caseId;
    },
    async accepted(caseId) {
      await stage.post('platform-clerk', `/api/cases/${caseId}/acceptance`, { remark: '' });
    },
    async answered(caseId, result, reason, rightValue = null) {
      const { verifications: [verification], grounds } = await stage.see(caseId);
      await stage.post(stage.clerkOf(verification!.org.id, 'provider'), `/api/cases/${caseId}/verifications/${verification!.orderId}/answer`, {
        findings: grounds.map(({ id }) => ({ groundId: id, result, reason, rightValue })), evidenceIds: [],
      });
    },
    async decided(caseId, words) {
      await stage.post('platform-clerk', `/api/cases/${caseId}/decision-draft`, words);
      await stage.post('platform-clerk-2', `/api/cases/${caseId}/decision`, {});
    },
    see: (caseId, as = 'platform-clerk') => stage.get(as, `/api/cases/${caseId}`),
    async until(caseId, what, holds) {
      for (let i = 0; i < 120; i += 1) {
        const seen = await stage.see(caseId);
        if (holds(seen)) return seen;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      throw new Error(`${what}: did not come about`);
    },
    clerkOf(orgId, role) {
      const found = identities.find((identity) => identity.orgId === orgId && identity.roles.includes(role));
      if (found === undefined) throw new Error(`nobody of ${orgId} is ${role}`);
      return found.id;
    },
    async moveOn(to) {
      await stage.post('operator', '/api/business-time', { to });
      say(`the date moves to the ${to === 'nextDeadline' ? 'next deadline' : 'next working day'}`);
    },
  };
  return stage;
}

const IN_CHINA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

/** A case's timeline, one act a line. */
export function timelineText({ number, phase, timeline }: PlayedCase): string {
  const lines = timeline.map(({ seq, at, kind, org, letter, mark, outcome, limit }) => {
    const about = [
      letter === null ? '' : LETTER_LABELS[letter as LetterKind].zh, mark === null ? '' : MARK_LABELS[mark as Mark].zh, outcome === null ? '' : OUTCOME_LABELS[outcome as Outcome].zh,
      limit === null ? '' : LIMIT_LABELS[limit as LimitName].zh, org?.name ?? '',
    ].filter((word) => word !== '');
    return `${String(seq).padStart(4)}  ${IN_CHINA.format(new Date(at))}  ${kind.padEnd(28)}${about.join(' · ')}`;
  });
  return [`${number} (${phase})`, ...lines].join('\n');
}
