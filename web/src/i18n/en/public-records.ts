export const publicRecords = {
  title: 'Published records of companies', lead: 'Enter a unified social credit code to see what is published now. Records of natural persons are never published; what was revoked, stopped, repaired or is past its period is not shown.', code: 'Unified social credit code', needCode: 'Enter a unified social credit code.', search: 'Search',
  asOf: 'As of {{day}}: {{count}}.', none: 'Nothing is published', noneText: 'There is nothing, or it is not published any more.', corrected: 'Corrected on {{day}}', disputed: 'This record is in dispute and being verified. Meanwhile no joint-punishment measure is executed on it; do not rest an unfavourable judgement on it.', link: 'Published records of companies',
} as const;
