import type { Translation } from '../translation.ts';
import type { trace as zh } from '../zh/trace.ts';

export const trace: Translation<typeof zh> = {
  bulletins: {
    title: 'Bulletins', lead: 'Every day the place that the log of every dossier has come to is drawn together into one root and published here. Who writes a root down can check later that nothing entered before it was changed, taken out or cut off. Nothing here is about a person.',
    no: 'No. {{no}}', head: { no: 'No.', at: 'Time', dossiers: 'Dossiers', root: 'Root', previous: 'Bulletin before' }, list: 'List of bulletins', none: 'No bulletin yet', noneText: 'One is made every day; the first is coming soon.',
    how: 'How to check', howText: 'Open “Check my place in the log” on a receipt, or check an exported file offline with npm run -s check-trace. The steps are in docs/trace.md.', link: 'Bulletins: the root of the log', copy: 'Copy', copied: 'Copied', more: 'Earlier bulletins',
  },
  state: {
    title: 'Trace', figures: { bulletins: 'Bulletins', last: 'last: {{at}}', missing: 'Dossiers that differ from a bulletin', bulletinBroken: 'The bulletins themselves', looks: 'Seals of the access log', unsealed: '{{count}} not sealed yet' },
    fits: 'whole', brokenAt: 'broken at no. {{no}}', none: 'none', order: 'Make a bulletin now', ordered: 'Bulletin no. {{no}} is made, entered as act {{seq}}.', download: 'Download the log (checksums, no words)', check: 'Check the downloaded file offline with npm run -s check-trace.',
    missingTitle: 'Dossiers that differ from a bulletin', missingHead: { dossier: 'Dossier', kind: 'Kind', bulletin: 'Bulletin', seq: 'Seen by it', now: 'Now' }, gone: 'is gone', missingText: 'Secure the data and report it: these dossiers were changed, cut off or deleted after the bulletin.',
    kinds: { case: 'Case', record: 'Credit record', inquiry: 'Inquiry', installation: 'This installation', repair: 'Credit repair', incident: 'Faulty batch', complaint: 'Complaint', report: 'Report', remedy: 'Remedy', upload: 'Upload', catalogue: 'Catalogue of measures', organisation: 'Organisation', subject: 'Subject' },
  },
  looks: {
    title: 'Access log', lead: 'Who has looked at people’s words, letters, evidence and credit records, and when.', list: 'Entries of the access log', head: { at: 'Time', reader: 'Reader', org: 'Organisation', role: 'Role', kind: 'Looked at', number: 'Number' },
    ofCase: 'Access log of case {{number}}', all: 'Whole access log', none: 'No entries', noneText: 'Entries appear here once somebody has looked.', more: 'Earlier entries',
    kinds: { case: 'Case', caseLog: 'Log of a case', inquiry: 'Inquiry', inquiryLog: 'Log of an inquiry', complaint: 'Complaint', letter: 'Letter', evidence: 'Evidence', record: 'Credit record', creditFile: 'Credit file', recordSearch: 'Search by identifier', measureCheck: 'Check before acting', ownData: 'Copy of one’s own data', caseFile: 'Case file', emergency: 'Emergency access (not theirs)', legalHold: 'Reasons of legal holds', identifier: 'Whole number of a person' },
  },
  own: { title: 'Who has looked at my file', lead: 'The organisations that have looked at your cases, letters, evidence and records, and when. Organisation and role, no names; your own looks are left out.', none: 'Nobody has looked yet', noneText: 'Entries appear here once an organisation has looked at your file.', link: 'Who has looked at my file' },
  proof: {
    title: 'Check my place in the log', lead: 'The checksum on your receipt has to stand under the root of a bulletin. Your browser does the check below; it does not take our word for it.', link: 'Check my place in the log', receipt: 'Receipt', receiptText: 'No. {{seq}}, checksum {{hash}}', bulletin: 'Bulletin', bulletinText: 'No. {{no}} ({{at}}), root {{root}}',
    good: 'It fits', goodText: 'This act stands under bulletin no. {{no}}. Compare the bulletin’s root with one you have from elsewhere, and you need not trust this site.', bad: 'It does not fit', badText: 'The log differs from the receipt or from the bulletin. Keep your receipt and tell the auditors.', young: 'No bulletin covers this act yet', youngText: 'Check again after the next bulletin. Until then your receipt is the proof.',
    unable: 'This browser cannot compute it', unableText: 'Download the proof and check it with npm run -s check-trace.', download: 'Download the proof', back: 'Back to the case', none: 'No bulletin covers this case yet; come back tomorrow.',
  },
};
