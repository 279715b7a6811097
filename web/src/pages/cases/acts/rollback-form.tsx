import { answerOf, api } from '../../../api/client.ts';
import type { ActFormProps } from './act-form-props.ts';
import { StepsForm } from './report-form.tsx';

/** A department says how it undid the use of a suspended measure. */
export function RollbackForm({ act, view }: ActFormProps) {
  const path = { id: view.id, breachId: act.ref };
  const breach = view.breaches.find(({ breachId }) => breachId === act.ref);
  return (
    <StepsForm act={act} view={view} kind="rolledBack" measures={breach?.measures ?? []}
      post={(body, headers) => answerOf(api.POST('/api/cases/{id}/breaches/{breachId}/rollback', { params: { path }, body, headers }))} />
  );
}
