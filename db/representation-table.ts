import type { RepresentationId, SubjectId } from '../domain/ids.ts';
import type { Day, Instant } from '../domain/time.ts';

export interface RepresentationTable {
  id: RepresentationId;
  company_id: SubjectId;
  person_id: SubjectId;
  from_day: Day;
  until_day: Day | null;
  entered_at: Instant;
  struck_at: Instant | null;
}
