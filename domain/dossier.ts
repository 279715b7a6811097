/** What has a log of its own; the constraint on table `dossier` says the same. */
export const DOSSIER_KINDS = [
  'case', 'record', 'inquiry', 'installation', 'repair', 'incident', 'complaint', 'report', 'remedy', 'upload', 'catalogue', 'organisation', 'subject',
] as const;
export type DossierKind = (typeof DOSSIER_KINDS)[number];
