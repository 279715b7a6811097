import type { MeasureId, OrgId, RecordId, SubjectId } from './ids.ts';
import type { Day } from './time.ts';

/** Kinds of joint-punishment measures, notice of 2018, 三(三)–(七). */
export const MEASURE_KINDS = ['administrative', 'market', 'industry', 'social', 'personal'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** A measure that rests on a record and is executed by a department. Whether it is suspended is a view over holds, never a field. */
export interface Measure {
  id: MeasureId;
  recordId: RecordId;
  subjectId: SubjectId;
  executorId: OrgId;
  kind: MeasureKind;
  title: string;
  /** The clause it rests on; without one a measure cannot be applied (国办发〔2020〕49号). */
  basis: string;
  from: Day;
  until: Day | null;
}
