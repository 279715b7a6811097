/**
 * What somebody looked at, as the access log keeps it: words of a case, an inquiry or a complaint, a log, a letter, a file of evidence, a record, a whole
 * credit file, a search by identifier, a check before acting, a subject's copy of all that is held on it, a case file, the reasons of legal
 * holds, the whole number of a person (`identifier`), or (`emergency`) that somebody opened what is not theirs. Lists show no words and are not kept.
 */
export const LOOK_KINDS = ['case', 'caseLog', 'inquiry', 'inquiryLog', 'complaint', 'letter', 'evidence', 'record', 'creditFile', 'recordSearch', 'measureCheck', 'ownData', 'caseFile', 'legalHold', 'identifier', 'emergency'] as const;
export type LookKind = (typeof LOOK_KINDS)[number];
