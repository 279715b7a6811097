import type { OrderId, OrgId, UploadId } from './ids.ts';
import type { Day } from './time.ts';

/** How a record came here, by the register's own log. */
export interface Provenance {
  providedOn: Day;
  batch: { uploadId: UploadId; providerId: OrgId } | null;
}

export interface DisownFacts {
  /**
   * 不是本单位提供: the organisation that is asked says that it has not supplied the record. `batch`: with which batch the record came, and whose that
   * was; null: it came by itself. `to`: who is asked in its place by the same clock; null: the platform has to find out, and the clock runs on.
   */
  disowned: { orderId: OrderId; batch: { uploadId: UploadId; providerId: OrgId } | null; to: OrgId | null };
}
