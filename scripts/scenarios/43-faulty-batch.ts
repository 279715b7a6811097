import { randomUUID } from 'node:crypto';
import type { Scenario } from '../lib/scenario.ts';

/** 错误批次: found once, verified once, decided once, and a case with its own letter for each record. */
export const scenario: Scenario = {
  law: '§8-43',
  title: 'A faulty batch: one verification, one decision, a case for each record',
  async play(stage) {
    const name = `demo-${randomUUID().slice(0, 8)}`;
    const row = (no: number): string => `${name}-${no},91350100M000100Y43,批内试例公司,penalty,${name}之${no},${name}之${no}逾期申报,2026-01-05`;
    const form = new FormData();
    form.set('batchKey', name);
    form.set('file', new Blob([['rowKey,identifier,subjectName,category,documentNumber,conduct,decidedOn', row(1), row(2), row(3)].join('\n')]), 'batch.csv');
    const { id: uploadId } = await stage.send<{ id: string }>('tax-provider', '/api/uploads', form);
    const { incidentId, number } = await stage.post<{ incidentId: string; number: string }>('platform-clerk', '/api/incidents', { uploadId, ground: 'notToBePublic', field: null, what: '轻微违法，不应公示' });
    stage.say(`incident ${number}: everything on the batch rests`);
    const until = async (phase: string): Promise<{ cases: { caseId: string | null }[] }> => {
      for (let i = 0; i < 120; i += 1) {
        const seen = await stage.get<{ phase: string; cases: { caseId: string | null }[] }>('platform-clerk', `/api/incidents/${incidentId}`);
        if (seen.phase === phase) return seen;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      throw new Error(`${number}: not ${phase}`);
    };
    await until('verifying');
    await stage.post('tax-provider', `/api/incidents/${incidentId}/answer`, { result: 'inaccurate', reason: '逐条核对了决定书', table: null });
    await stage.post('platform-clerk-2', `/api/incidents/${incidentId}/decision-draft`, { facts: '经核实', reasons: '轻微违法原则上不公示', liftCorrected: false });
    await stage.post('platform-clerk-3', `/api/incidents/${incidentId}/decision`, {});
    stage.say('signed: each case is decided');
    const { cases } = await until('spreading').catch(() => until('closed'));
    return cases.flatMap(({ caseId }) => caseId ?? []);
  },
};
