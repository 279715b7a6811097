import { describe, expect, it } from 'vitest';
import { ROLES } from '../../domain/actor.ts';
import type { OrgId } from '../../domain/ids.ts';
import { RECORD_CATEGORIES, RECORD_FIELDS } from '../../domain/record.ts';
import { residentIdCheckDigit } from '../../domain/resident-id.ts';
import { addDays, parseDay } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import { usccCheckDigit } from '../../domain/uscc.ts';
import { CASE_STAGES } from '../../main/demo/city/case-story.ts';
import { DEMO_CASES } from '../../main/demo/city/cases.ts';
import { DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { DEMO_ORGANISATIONS, PLATFORM } from '../../main/demo/city/organisations.ts';
import { demoRecords } from '../../main/demo/city/records.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';

const DAYS = ['2026-11-24', '2027-01-01', '2028-02-29'].map(parseDay);
const stories = [...Object.values(DEMO_SCENARIOS), ...DEMO_CASES];
const organisations = new Map(DEMO_ORGANISATIONS.map((organisation) => [organisation.id, organisation]));
const validOn = (id: OrgId, day: Day): boolean => {
  const organisation = organisations.get(id);
  return organisation !== undefined && organisation.validFrom <= day && (organisation.validTo === null || day <= organisation.validTo);
};
const repeated = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

describe('the demo city', () => {
  it('has the size the demo promises', () => {
    expect(DEMO_ORGANISATIONS.filter((o) => o.validTo === null).length).toBeGreaterThanOrEqual(24);
    expect(DEMO_ORGANISATIONS.filter((o) => o.validTo !== null).length).toBeGreaterThanOrEqual(8);
    expect(DEMO_SUBJECTS.filter((s) => s.kind === 'company').length).toBeGreaterThanOrEqual(30);
    expect(DEMO_SUBJECTS.filter((s) => s.kind === 'person').length).toBe(10);
    expect(demoRecords(DAYS[0]!).length).toBeGreaterThanOrEqual(200);
    expect(DEMO_CASES.length).toBe(12);
  });

  it('leads every abolished organisation to one that is valid, beginning the day after it ends', () => {
    for (const organisation of DEMO_ORGANISATIONS) {
      for (const id of [organisation.parentId, organisation.superiorId, organisation.successorId]) {
        if (id !== null) expect(organisations.has(id), `${organisation.id} → ${id}`).toBe(true);
      }
      expect(organisation.validTo === null).toBe(organisation.successorId === null);
      if (organisation.validTo !== null && organisation.successorId !== null) {
        expect(organisations.get(organisation.successorId)?.validFrom).toBe(addDays(organisation.validTo, 1));
      }
      let at = organisation;
      for (let steps = 0; at.successorId !== null && steps < 5; steps += 1) at = organisations.get(at.successorId)!;
      expect(at.validTo, organisation.id).toBeNull();
    }
    expect(validOn(DEMO_ORGANISATIONS.find((o) => o.id === 'daqing-state-tax')!.id, parseDay('2018-07-04'))).toBe(true);
    expect(validOn(DEMO_ORGANISATIONS.find((o) => o.id === 'daqing-tax')!.id, parseDay('2018-07-04'))).toBe(false);
    expect(validOn(DEMO_ORGANISATIONS.find((o) => o.id === 'daqing-state-tax')!.id, parseDay('2018-07-05'))).toBe(false);
  });

  it('gives every subject a valid number of Daqing', () => {
    for (const { kind, name, identifier } of DEMO_SUBJECTS) {
      const first17 = identifier.slice(0, 17);
      expect(identifier, name).toBe(first17 + (kind === 'company' ? usccCheckDigit(first17) : residentIdCheckDigit(first17)));
      expect(identifier, name).toMatch(kind === 'company' ? /^912306\d\dMAYY[0-9A-HJ-NP-RTUWXY]{6}$/ : /^230600(19)\d\d(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}[\dX]$/);
    }
  });

  it('uses every id, name and number once', () => {
    const records = demoRecords(DAYS[0]!);
    const ids = [...DEMO_SUBJECTS.map((s) => s.id), ...records.map((r) => r.id), ...records.flatMap((r) => r.measures.map((m) => m.id))];
    expect(repeated(ids)).toEqual([]);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(repeated(DEMO_SUBJECTS.map((s) => s.identifier))).toEqual([]);
    expect(repeated(DEMO_SUBJECTS.map((s) => s.name))).toEqual([]);
    expect(repeated(DEMO_ORGANISATIONS.map((o) => o.id))).toEqual([]);
    expect(repeated(DEMO_IDENTITIES.map((i) => i.id))).toEqual([]);
    expect(repeated(stories.map((s) => s.key))).toEqual([]);
    // the one document that stands twice is what the case of 青砂屿 is about
    const twice = repeated(records.map((r) => r.fields.documentNumber));
    expect(twice).toEqual([records.find((r) => r.id === DEMO_CASES.find((c) => c.key === 'qingsha')!.recordId)!.fields.documentNumber]);
  });

  it('is the same whenever it is made, but for its days', () => {
    const shape = (day: Day) => demoRecords(day).map((r) => ({ ...r, providedOn: 0, publicity: r.publicity === null ? null : { sector: r.publicity.sector, sanctions: r.publicity.sanctions }, fields: r.fields.conduct, measures: r.measures.map((m) => m.id) }));
    expect(demoRecords(DAYS[0]!)).toEqual(demoRecords(DAYS[0]!));
    expect(shape(DAYS[1]!)).toEqual(shape(DAYS[0]!));
    expect(demoRecords(parseDay('2026-11-24')).find((r) => r.id === DEMO_SCENARIOS.upheld.recordId)!.fields.documentNumber).toBe('庆税罚〔2025〕114号');
  });
});

describe.each(DAYS)('its records on %s', (today) => {
  const records = demoRecords(today);

  it('lie before that day in the right order, with organisations that exist then', () => {
    const subjects = new Map(DEMO_SUBJECTS.map((s) => [s.id, s]));
    for (const record of records) {
      expect(record.fields.subjectName).toBe(subjects.get(record.subjectId)?.name);
      expect(record.fields.decidedOn < record.providedOn && record.providedOn < today, record.id).toBe(true);
      const { conduct, penalty, amount, publicUntil, performed } = record.fields;
      expect(conduct + penalty).not.toMatch(/[{}]/);
      expect(amount).toMatch(/^(\d+\.\d{2})?$/);
      expect(['yes', 'no', '']).toContain(performed);
      if (publicUntil !== '') expect(parseDay(publicUntil) > record.providedOn).toBe(true);
      for (const org of [record.providerId, ...record.recipients, ...record.measures.map((m) => m.executorId)]) {
        expect(validOn(org, record.providedOn) && validOn(org, today), org).toBe(true);
      }
      expect(repeated(record.recipients)).toEqual([]);
      expect(record.recipients).not.toContain(record.providerId);
      expect(record.recipients).not.toContain(PLATFORM);
      for (const measure of record.measures) {
        expect(measure.basis.length).toBeGreaterThan(5);
        expect(measure.from > record.providedOn && measure.from <= today && (measure.until === null || measure.until > today), measure.title).toBe(true);
        if (measure.executorId !== record.providerId) expect(record.recipients).toContain(measure.executorId);
      }
    }
  });

  it('are shown past their period only where a case is about that', () => {
    const past = records.filter((r) => r.fields.publicUntil !== '' && r.fields.publicUntil <= today).map((r) => r.id);
    expect(past).toEqual([DEMO_CASES.find((c) => c.grounds.some((g) => g.kind === 'expired'))!.recordId]);
  });

  it('cover every category, with four measures on the record of 云杉', () => {
    expect(new Set(records.map((r) => r.category))).toEqual(new Set(RECORD_CATEGORIES));
    expect(records.find((r) => r.id === DEMO_SCENARIOS.upheld.recordId)!.measures.map((m) => m.executorId)).toEqual([
      'daqing-resources', 'daqing-finance', 'daqing-market', 'bank-yunfan',
    ]);
  });
});

describe('its people and cases', () => {
  const records = new Map(demoRecords(DAYS[0]!).map((r) => [r.id, r]));
  const mayAct = (org: OrgId, role: 'provider' | 'executor' | 'supervisor'): boolean => DEMO_IDENTITIES.some((i) => i.orgId === org && i.roles.includes(role));

  it('has an identity for every role, each for one organisation or one subject', () => {
    for (const role of ROLES) expect(DEMO_IDENTITIES.filter((i) => i.roles.includes(role)).length, role).toBeGreaterThan(0);
    for (const identity of DEMO_IDENTITIES) {
      expect(identity.roles.includes('subject')).toBe(identity.subjectId !== null);
      expect(identity.orgId === null).toBe(identity.subjectId !== null);
      if (identity.orgId !== null) expect(validOn(identity.orgId, DAYS[0]!), identity.id).toBe(true);
      if (identity.subjectId !== null) expect(DEMO_SUBJECTS.some((s) => s.id === identity.subjectId), identity.id).toBe(true);
    }
  });

  it.each(stories.map((story) => [story.key, story] as const))('can play %s to its end', (_key, story) => {
    const record = records.get(story.recordId)!;
    expect(story.by.subjectId).toBe(record.subjectId);
    expect(record.measures.length).toBeGreaterThan(0);
    expect(mayAct(record.providerId, 'provider'), record.providerId).toBe(true);
    for (const org of [...record.recipients, ...record.measures.map((m) => m.executorId)]) expect(mayAct(org, 'executor'), org).toBe(true);
    const superior = organisations.get(record.providerId)!.superiorId;
    expect(superior !== null && mayAct(superior, 'supervisor'), record.providerId).toBe(true);
    for (const { orgId } of story.restoration) expect(record.measures.map((m) => m.executorId)).toContain(orgId);
  });

  it.each(stories.map((story) => [story.key, story] as const))('says things that hold together in %s', (_key, story) => {
    const record = records.get(story.recordId)!;
    const { outcome, remedy, changes, lift } = story.decision;
    expect(story.grounds.length).toBeGreaterThan(0);
    for (const ground of story.grounds) {
      expect(ground.kind === 'wrongContent').toBe(ground.field !== null);
      if (ground.field === null) continue;
      expect(RECORD_FIELDS).toContain(ground.field);
      expect(ground.claimedValue).not.toBe(record.fields[ground.field]);
      expect(ground.finding.rightValue === null).toBe(ground.finding.result === 'accurate');
    }
    expect(story.grounds.every((g) => g.finding.result === 'accurate')).toBe(outcome === 'rejected');
    expect(remedy === 'none').toBe(outcome === 'rejected');
    expect(changes.length > 0).toBe(remedy === 'correct');
    for (const change of changes) expect(record.fields[change.field]).not.toBe(change.to);
    for (const id of lift) expect(record.measures.map((m) => m.id)).toContain(id);
  });

  it('was provided before the case was filed, and has cases in every stage on records of their own', () => {
    expect(repeated(stories.map((s) => s.recordId))).toEqual([]);
    expect(new Set(DEMO_CASES.map((c) => c.until))).toEqual(new Set(CASE_STAGES));
    expect(DEMO_CASES.filter((c) => c.until === 'overdue').length).toBe(1);
    expect(DEMO_CASES.filter((c) => c.until === 'closed').map((c) => c.decision.outcome)).toEqual(['upheld', 'rejected']);
    for (const { recordId, filedWorkingDaysAgo } of DEMO_CASES) {
      // two calendar days for each working day and the longest holiday on top
      const margin = Date.parse(DAYS[0]!) - Date.parse(records.get(recordId)!.providedOn);
      expect(margin / 86_400_000).toBeGreaterThan(filedWorkingDaysAgo * 2 + 9);
    }
  });

  it('files every kind of ground', () => {
    expect(new Set(stories.flatMap((s) => s.grounds.map((g) => g.kind))).size).toBe(7);
  });
});
