import { randomInt, randomUUID } from 'node:crypto';
import type { Db } from '../../db/database.ts';
import { provideRecord } from '../../db/record-register.ts';
import type { NewRecord } from '../../db/record-register.ts';
import type { Register } from '../../db/register.ts';
import { enterSubjects } from '../../db/subject-repository.ts';
import { putUser } from '../../db/user-repository.ts';
import type { Actor } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { OrgId, RecordId, SubjectId, UserId } from '../../domain/ids.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { Subject } from '../../domain/subject.ts';
import { dayAt, instantOfMs, parseDay } from '../../domain/time.ts';
import { usccCheckDigit } from '../../domain/uscc.ts';

/** Enters an organisation as the owner does; what is not said is a department valid since 2019. The directory of a register that has read before does not know it. */
export async function addOrganisation(owner: Db, given: Partial<Organisation> = {}): Promise<Organisation> {
  const id = given.id ?? asId<OrgId>(`org-${randomUUID()}`);
  const organisation: Organisation = {
    id, name: `单位${id}`, nameEn: id, kind: 'department', validFrom: parseDay('2019-02-01'), validTo: null, successorId: null, parentId: null, superiorId: null, ...given,
  };
  await owner.insertInto('organisation').values({
    id, name: organisation.name, name_en: organisation.nameEn, kind: organisation.kind, valid_from: organisation.validFrom, valid_to: organisation.validTo,
    successor_id: organisation.successorId, parent_id: organisation.parentId, superior_id: organisation.superiorId, stayed_by: organisation.stayedBy ?? 'order',
  }).execute();
  return organisation;
}

/** Enters a subject with its key; what is not said is an invented company. */
export async function addSubject(owner: Db, register: Register, given: Partial<Subject> = {}): Promise<Subject> {
  const subject: Subject = { id: asId<SubjectId>(randomUUID()), kind: 'company', name: '大庆试例有限公司', identifier: inventedUscc(), ...given };
  await enterSubjects(owner, register.vault, [subject]);
  return subject;
}

/** Enters a person who can log in; returns the person as an actor. */
export async function addUser(owner: Db, given: Partial<Actor> & Pick<Actor, 'roles'>): Promise<Actor> {
  const userId = given.userId ?? asId<UserId>(`user-${randomUUID()}`);
  const actor: Actor = { userId, name: '试例', orgId: null, subjectId: null, ...given };
  await putUser(owner, { id: userId, name: actor.name, nameEn: userId, orgId: actor.orgId, ...(actor.unitId === undefined ? {} : { unitId: actor.unitId }), subjectId: actor.subjectId, roles: actor.roles });
  return actor;
}

/** Hands a record in through the register, as its provider does; measures and recipients as given. */
export async function addRecord(register: Register, given: Pick<NewRecord, 'subjectId' | 'providerId'> & Partial<NewRecord>): Promise<NewRecord> {
  const today = dayAt(instantOfMs(Date.now()), register.currentPack().zone);
  // Each its own decision: records of one document are one fact, and put right together.
  const number = randomUUID().slice(0, 8);
  const record: NewRecord = {
    actor: { userId: asId<UserId>(`interface-${given.providerId}`), name: '数据报送接口', roles: ['provider'], orgId: given.providerId, subjectId: null },
    recordId: asId<RecordId>(randomUUID()), category: 'penalty', title: '行政处罚', providedOn: today, recipients: [], measures: [],
    fields: {
      subjectName: '大庆试例有限公司', documentNumber: `试罚〔${today.slice(0, 4)}〕${number}号`, conduct: '试例行为', penalty: '罚款1000.00元', amount: '1000.00', decidedOn: today,
      publicUntil: '', performed: 'no',
    },
    ...given,
  };
  await provideRecord(register, record);
  return record;
}

/** Organisation codes from MAYY up have not been given out. */
export function inventedUscc(): string {
  const first17 = `91230602MAYY${String(randomInt(100_000)).padStart(5, '0')}`;
  return first17 + usccCheckDigit(first17);
}
