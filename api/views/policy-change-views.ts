import type { PreviewRow } from '../../db/policy-change-preview.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { ChangePreviewView } from '../schemas/policy-changes.ts';

/** The moved clocks as the page shows them; the applicant is named by the case alone. */
export const previewRows = (rows: readonly PreviewRow[], orgs: ReadonlyMap<OrgId, Organisation>): ChangePreviewView['rows'] =>
  rows.map(({ dossierId, kind, number, limit, ref, generation, owner, before, after, why, told }) => {
    const org = 'org' in owner ? orgs.get(owner.org) : undefined;
    return {
      caseId: dossierId, kind, number, limit, ref, generation, why, told, owner: 'org' in owner ? { id: owner.org, name: org?.name ?? owner.org, nameEn: org?.nameEn ?? owner.org } : null,
      before: { dueAt: before.dueAt, dueOn: before.dueOn, provisional: before.provisional }, after,
    };
  });
