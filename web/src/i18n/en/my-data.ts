export const myData = {
  title: 'My data', lead: 'Everything this platform keeps about you. See how much it is and take a copy at any time, free of charge and without giving a reason (Personal Information Protection Law, article 45).',
  download: 'Download a copy (JSON)', how: 'What is in the copy',
  howText: 'All of what is listed below: what you and others wrote in your cases, letters in full, evidence by name with the address of each file, every act in the logs. Officials stand there by organisation and role, never by name; letters to other authorities by number. The download is entered in the log of looks.',
  list: 'What is kept', table: 'What', rows: 'Entries',
  left: 'What is not in the copy', reasons: { noPersonalData: 'Public data about nobody ({{count}} kinds)', key: 'Keys for encryption ({{count}} kinds)', technical: 'How the system runs, with nothing of yours in it ({{count}} kinds)', heldElsewhere: 'What stands elsewhere in the copy ({{count}} kinds)' },
  tables: {
    subject: 'Name and number', app_user: 'Login', user_role: 'Roles of the login', user_setting: 'Notification settings', session: 'Sessions', record: 'Credit records', record_version: 'Versions of the records', record_recipient: 'Who was given the records',
    measure: 'Joint-punishment measures', linked_settlement: 'Linked records put right', stay_request: 'Requests to stay measures', mark_request: 'Mark requests to platforms above', measure_exception: 'Exceptions to a suspension', measure_execution: 'Uses of measures', case_file: 'Objections', case_party: 'Parties of the cases', harm_entry: 'Harm diary', objection_draft: 'Objections you have not filed yet', verification: 'Verifications', suspension_order: 'Suspensions', hold: 'Holds on measures', correction_notice: 'Notices of correction', restoration_order: 'Restorations of reputation',
    record_publicity: 'Publicity', repair_file: 'Repairs', fetched_proof: 'Proof from authorities’ systems', social_service: 'Social service', clock: 'Limits', awaited_date: 'Dates waited for', dossier: 'Dossiers', act: 'Acts in the logs', quarantine: 'Rows held back', act_content: 'What was said and decided', letter: 'Letters to you', evidence: 'Evidence', inquiry: 'Inquiries', complaint: 'Complaints', complaint_order: 'Orders upon complaints', reveal: 'Whole number shown to', emergency: 'Emergency access', access_log: 'Looks', legal_hold: 'Legal holds', erasure: 'What was erased', delivery: 'Messages to you',
    ladder_notice: 'Reminders that wait', organisation: 'Names of authorities (for reference)',
  },
} as const;
