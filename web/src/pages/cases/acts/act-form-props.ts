import type { ActPermission, CaseView } from '../../../api/types.ts';

/** What the form of an act is given. */
export interface ActFormProps {
  act: ActPermission;
  view: CaseView;
}
