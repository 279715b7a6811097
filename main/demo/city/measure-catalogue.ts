import type { OrgId } from '../../../domain/ids.ts';
import type { MeasureKind } from '../../../domain/measure.ts';
import { measureCatalogue } from '../../../policies/load-measures.ts';
import { AIRPORT, BANK, BUILDERS, ECOLOGY, FINANCE, HOUSING, LABOUR, LAND, MARKET, POLICE, RESOURCES, SECOND_BANK, STAFFING, TRADERS } from './organisations.ts';

/** What a department does to a subject because of a record, before it is tied to one. */
export interface MeasureDraft {
  executorId: OrgId;
  kind: MeasureKind;
  title: string;
  basis: string;
  code: string;
  edition: string;
  /** For how long it is applied; null: until the record is withdrawn. */
  months: number | null;
}

const EDITION = measureCatalogue('demo').at(-1)!;

/** By its name in the catalogue of measures. */
function draft(code: string, executorId: OrgId, months: number | null): MeasureDraft {
  const entry = EDITION.measures.find((m) => m.code === code);
  if (entry === undefined) throw new Error(`no measure ${code} in ${EDITION.version}`);
  return { executorId, kind: entry.kind, title: entry.title, basis: entry.basis, code, edition: EDITION.version, months };
}

/** Which department of the demo city takes which measure of the catalogue, and for how long. */
export const MEASURES = {
  noBidding: draft('noBidding', RESOURCES, 36),
  bidderWarning: draft('bidderWarning', RESOURCES, null),
  noProcurement: draft('noProcurement', FINANCE, 36),
  noPublicFunds: draft('noPublicFunds', FINANCE, 24),
  keySupervision: draft('keySupervision', MARKET, 36),
  strictLicensing: draft('strictLicensing', MARKET, 36),
  noHonours: draft('noHonours', LABOUR, 36),
  qualificationWatch: draft('qualificationWatch', HOUSING, 24),
  noLandBidding: draft('noLandBidding', LAND, 24),
  loanLimit: draft('loanLimit', BANK, 36),
  loanReview: draft('loanReview', SECOND_BANK, 24),
  noEstate: draft('noEstate', HOUSING, 24),
  noFlights: draft('noFlights', AIRPORT, 12),
  noExit: draft('noExit', POLICE, 12),
  buildersReproof: draft('buildersReproof', BUILDERS, 12),
  tradersReproof: draft('tradersReproof', TRADERS, 12),
  reportHotline: draft('reportHotline', MARKET, 12),
  publicWatch: draft('publicWatch', ECOLOGY, 12),
  officerBar: draft('officerBar', MARKET, 36),
  personalRecord: draft('personalRecord', LABOUR, 36),
  institutionBar: draft('institutionBar', STAFFING, 36),
  wageFunding: draft('wageFunding', FINANCE, 12),
  wageBidding: draft('wageBidding', RESOURCES, 12),
  wageLoan: draft('wageLoan', BANK, 12),
  safetyApproval: draft('safetyApproval', HOUSING, 12),
} as const satisfies Record<string, MeasureDraft>;

export type MeasureKey = keyof typeof MEASURES;
