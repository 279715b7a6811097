import type { CaseWorld } from './case-world.ts';
import { askSubject, clockNow } from './case-world.ts';
import { harmsOf } from './harm.ts';
import { DUTY_OF_HARM } from './harm-acts.ts';
import { dueOf } from './restoration.ts';
import { Refusal } from './errors.ts';
import type { EvidenceId, OrderId } from './ids.ts';
import { paperOf } from './paper-answer.ts';
import type { DutyReport, RestorationContents, RestorationDuty, RestorationFacts } from './restoration-acts.ts';
import type { SaidOfDuty } from './restoration-proof.ts';
import { assertProven } from './restoration-proof.ts';
import type { CaseSituation } from './situation.ts';
import type { Restoration } from './restoration-situation.ts';
import { dayAt } from './time.ts';

/** A report says of each open duty what came of it (`partly`: of some, the others follow by their own dates); one without duties says so in its steps. */
export type RestorationRequest =
  | { kind: 'restorationReported'; orderId: OrderId; steps: string; evidenceIds: EvidenceId[]; duties?: SaidOfDuty[]; partly?: boolean }
  | { kind: 'restorationConfirmed'; orderId: OrderId; remark: string; evidenceIds?: EvidenceId[] }
  | { kind: 'restorationObjected'; orderId: OrderId; duties: RestorationDuty[]; reason: string; evidenceIds: EvidenceId[] };
type RestorationKind = RestorationRequest['kind'];
type Made = { [K in RestorationKind]: { draft: { kind: K; facts: RestorationFacts[K] }; content: RestorationContents[K] } }[RestorationKind];

/** Makes the act; throws a Refusal that names the field where a report leaves a duty out or names one that is not open. */
export function restorationAct(request: RestorationRequest, s: CaseSituation, world: CaseWorld): Made {
  const order = s.restorations.find((r) => r.orderId === request.orderId)!;
  const { orderId } = request;
  switch (request.kind) {
    case 'restorationReported': {
      const { steps, evidenceIds, duties = [] } = request;
      const open = openDuties(order);
      checkReport(duties, evidenceIds, open, request.partly === true);
      const today = dayAt(world.at, world.pack.zone);
      for (const [i, each] of duties.entries()) assertProven(each, `/duties/${i}`, today);
      assertAnswersHarms(duties, order, s);
      // An order without duties is reported as a whole, and shown as a whole.
      if (open.length === 0 && evidenceIds.length === 0) throw new Refusal('proof-needed', { field: '/evidenceIds' });
      const rest = open.some((duty) => !duties.some((d) => d.duty === duty));
      const said = duties.map(({ duty, result, evidenceIds: own, proof }): DutyReport => ({ duty, result, evidenceIds: own, ...(proof === undefined ? {} : { proof: { by: proof.by, on: proof.on } }) }));
      return {
        draft: { kind: request.kind, facts: { orderId, evidenceIds, ...(rest ? {} : askSubject(s, world)), ...(said.length === 0 ? {} : { duties: said }) } },
        content: { steps, ...(said.length === 0 ? {} : { duties: duties.map((d) => ({ duty: d.duty, steps: d.steps, ...(d.proof === undefined ? {} : { proof: d.proof.text }) })) }) },
      };
    }
    case 'restorationConfirmed':
      return { draft: { kind: request.kind, facts: { orderId, ...paperOf(request) } }, content: { remark: request.remark } };
    case 'restorationObjected': {
      const { duties, evidenceIds, reason } = request;
      const unknown = duties.findIndex((duty, i) => !(order.duties ?? []).includes(duty) || duties.indexOf(duty) !== i);
      if (unknown >= 0) throw new Refusal('invalid-field', { field: `/duties/${unknown}` });
      if (duties.length === 0 && (order.duties ?? []).length > 0) throw new Refusal('value-needed', { field: '/duties' });
      return { draft: { kind: request.kind, facts: { orderId, duties, evidenceIds, restoration: clockNow('restoration', world, order.orgId), ...dueOf(duties, world, order.orgId) } }, content: { reason } };
    }
  }
}

/** 证明，而不是推定: who says that nothing of the kind has happened where its subject has filed that it did, or its own log has it, shows it. */
function assertAnswersHarms(duties: readonly SaidOfDuty[], { harms = [] }: Restoration, s: CaseSituation): void {
  const filed = new Set(harmsOf(s).filter(({ entryId }) => harms.includes(entryId)).map(({ harm }) => DUTY_OF_HARM[harm]));
  const bare = duties.findIndex(({ duty, result, evidenceIds }) => result === 'nothingToDo' && filed.has(duty) && evidenceIds.length === 0);
  if (bare >= 0) throw new Refusal('proof-needed', { field: `/duties/${bare}/evidenceIds`, params: { duty: duties[bare]!.duty } });
}

/** What an order's next report has to speak of: everything at first, then what the subject did not take for done; without what was reported by itself. */
export const openDuties = ({ duties = [], objected, partly = [] }: Pick<Restoration, 'duties' | 'objected' | 'partly'>): readonly RestorationDuty[] => (objected === undefined ? duties : objected.duties).filter((duty) => !partly.includes(duty));

function checkReport(duties: readonly SaidOfDuty[], evidenceIds: readonly EvidenceId[], open: readonly RestorationDuty[], partly: boolean): void {
  if (partly && duties.length === 0) throw new Refusal('value-needed', { field: '/duties' });
  const missing = partly ? undefined : open.find((duty) => !duties.some((d) => d.duty === duty));
  if (missing !== undefined) throw new Refusal('value-needed', { field: '/duties', params: { duty: missing } });
  for (const [i, { duty, evidenceIds: own }] of duties.entries()) {
    if (!open.includes(duty) || duties.findIndex((d) => d.duty === duty) !== i) throw new Refusal('invalid-field', { field: `/duties/${i}/duty` });
    const stranger = own.findIndex((id) => !evidenceIds.includes(id));
    if (stranger >= 0) throw new Refusal('unknown-evidence', { field: `/duties/${i}/evidenceIds/${stranger}` });
  }
}
