import { createBrowserRouter } from 'react-router';
import { EMERGENCY_ROLES } from '../../domain/emergency.ts';
import { CrashPage } from './components/crash-page.tsx';
import type { RouteHandle } from './components/gate.tsx';
import { Shell } from './components/shell.tsx';
import { LandingPage } from './pages/home/landing-page.tsx';

const OFFICIALS = [...EMERGENCY_ROLES, 'supervisor'] as const;

/** One page per job; each is loaded when it is first needed, so that the public ones are light. */
export const router = createBrowserRouter([
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: CrashPage,
    HydrateFallback: () => null,
    children: [
      { index: true, Component: LandingPage },
      { path: 'basis', lazy: async () => ({ Component: (await import('./pages/home/basis-page.tsx')).BasisPage }) },
      { path: 'due-date', lazy: async () => ({ Component: (await import('./pages/due-date/due-date-page.tsx')).DueDatePage }) },
      { path: 'verify/:number?', lazy: async () => ({ Component: (await import('./pages/certificates/verify-page.tsx')).VerifyPage }) },
      { path: 'file', handle: { readers: ['subject'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/records/file-page.tsx')).FilePage }) },
      { path: 'records/:recordId', handle: { readers: 'any' } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/records/record-page.tsx')).RecordPage }) },
      { path: 'object/:recordId', handle: { readers: ['subject'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/objections/object-page.tsx')).ObjectPage }) },
      { path: 'cases', handle: { readers: 'any' } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/cases/case-list-page.tsx')).CaseListPage }) },
      { path: 'cases/:caseId', handle: { readers: 'any' } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/cases/case-page.tsx')).CasePage }) },
      { path: 'cases/:caseId/receipt', handle: { readers: 'any' } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/objections/receipt-page.tsx')).ReceiptPage }) },
      { path: 'cases/:caseId/log', handle: { readers: ['auditor', 'supervisor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/logs/log-page.tsx')).LogPage }) },
      { path: 'cases/:caseId/letters/:letterId', handle: { readers: 'any' } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/letters/letter-page.tsx')).LetterPage }) },
      { path: 'cases/:caseId/clocks/:limit/:ref', handle: { readers: 'any' } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/clocks/clock-page.tsx')).ClockPage }) },
      { path: 'tasks', handle: { readers: 'any' } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/tasks/task-page.tsx')).TaskPage }) },
      { path: 'overdue', handle: { readers: ['supervisor', 'clerk'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/overdue/overdue-page.tsx')).OverduePage }) },
      { path: 'counter', handle: { readers: ['executor', 'clerk'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/counter/counter-page.tsx')).CounterPage }) },
      { path: 'measures', handle: { readers: ['executor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/measures/measure-page.tsx')).MeasurePage }) },
      { path: 'checks', handle: { readers: ['executor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/checks/check-list-page.tsx')).CheckListPage }) },
      { path: 'checks/confirm', lazy: async () => ({ Component: (await import('./pages/checks/confirm-check-page.tsx')).ConfirmCheckPage }) },
      { path: 'checks/:checkId', handle: { readers: ['executor', 'auditor', 'supervisor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/checks/check-page.tsx')).CheckPage }) },
      { path: 'inquiries', handle: { readers: ['subject', 'clerk', 'supervisor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/inquiries/inquiry-list-page.tsx')).InquiryListPage }) },
      { path: 'inquiries/new', handle: { readers: ['subject'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/inquiries/new-inquiry-page.tsx')).NewInquiryPage }) },
      { path: 'inquiries/:inquiryId', handle: { readers: ['subject', 'clerk', 'supervisor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/inquiries/inquiry-page.tsx')).InquiryPage }) },
      { path: 'inquiries/:inquiryId/log', handle: { readers: ['auditor', 'supervisor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/logs/inquiry-log-page.tsx')).InquiryLogPage }) },
      { path: 'records/:recordId/repair', handle: { readers: ['subject', 'provider', 'clerk', 'supervisor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/repairs/plan-page.tsx')).PlanPage }) },
      { path: 'provided', handle: { readers: ['provider'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/repairs/provided-page.tsx')).ProvidedPage }) },
      { path: 'repairs', handle: { readers: ['subject', 'provider', 'executor', 'clerk', 'supervisor', 'auditor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/repairs/repair-list-page.tsx')).RepairListPage }) },
      { path: 'repairs/:repairId/clocks/:limit/:ref', handle: { readers: 'any' } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/clocks/repair-clock-page.tsx')).RepairClockPage }) },
      { path: 'repairs/:repairId', handle: { readers: 'any' } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/repairs/repair-page.tsx')).RepairPage }) },
      { path: 'policy/confirm', handle: { readers: ['supervisor', 'clerk', 'auditor', 'operator'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/policy/confirm-page.tsx')).ConfirmPage }) },
      { path: 'policy/debt', handle: { readers: ['supervisor', 'clerk', 'auditor', 'operator'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/policy/debt-page.tsx')).DebtPage }) },
      { path: 'policy/changes', handle: { readers: ['supervisor', 'clerk', 'auditor', 'operator'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/policy/changes-page.tsx')).ChangesPage }) },
      { path: 'policy/changes/:changeId', handle: { readers: ['supervisor', 'clerk', 'auditor', 'operator'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/policy/change-page.tsx')).ChangePage }) },
      { path: 'inquiries/:inquiryId/clock', handle: { readers: ['subject', 'clerk', 'supervisor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/clocks/inquiry-clock-page.tsx')).InquiryClockPage }) },
      { path: 'bulletins', lazy: async () => ({ Component: (await import('./pages/trace/bulletin-page.tsx')).BulletinPage }) },
      { path: 'trace', handle: { readers: ['auditor', 'operator', 'supervisor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/trace/trace-page.tsx')).TracePage }) },
      { path: 'retention', handle: { readers: ['supervisor', 'auditor', 'operator'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/retention/retention-page.tsx')).RetentionPage }) },
      { path: 'trace/looks', handle: { readers: ['auditor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/trace/look-page.tsx')).LookPage }) },
      { path: 'looks', handle: { readers: ['subject'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/trace/own-look-page.tsx')).OwnLookPage }) },
      { path: 'my-data', handle: { readers: ['subject'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/my-data/my-data-page.tsx')).MyDataPage }) },
      { path: 'cases/:caseId/inclusion', handle: { readers: 'any' } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/trace/inclusion-page.tsx')).InclusionPage }) },
      { path: 'operators', handle: { readers: ['operator'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/operators/operator-page.tsx')).OperatorPage }) },
      { path: 'machines', handle: { readers: ['operator', 'supervisor', 'auditor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/machines/machine-page.tsx')).MachinePage }) },
      { path: 'emergencies', handle: { readers: OFFICIALS } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/emergencies/emergency-list-page.tsx')).EmergencyListPage }) },
      { path: 'emergencies/:emergencyId', handle: { readers: OFFICIALS } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/emergencies/emergency-page.tsx')).EmergencyPage }) },
      { path: 'query', handle: { readers: ['executor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/recipients/query-page.tsx')).QueryPage }) },
      { path: 'uploads', handle: { readers: ['provider', 'clerk', 'supervisor', 'auditor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/uploads/upload-list-page.tsx')).UploadListPage }) },
      { path: 'uploads/:uploadId', handle: { readers: ['provider', 'clerk', 'supervisor', 'auditor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/uploads/upload-page.tsx')).UploadPage }) },
      { path: 'quarantine', handle: { readers: ['subject', 'provider', 'clerk', 'supervisor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/uploads/quarantine-page.tsx')).QuarantinePage }) },
      { path: 'corrections', handle: { readers: ['supervisor', 'clerk', 'operator', 'auditor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/recipients/correction-board-page.tsx')).CorrectionBoardPage }) },
      { path: 'operators/channels', handle: { readers: ['operator', 'supervisor'] } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/recipients/channel-page.tsx')).ChannelPage }) },
      { path: 'settings', handle: { readers: 'any' } satisfies RouteHandle, lazy: async () => ({ Component: (await import('./pages/settings/settings-page.tsx')).SettingsPage }) },
      { path: 'demo/mails', lazy: async () => ({ Component: (await import('./pages/demo/demo-mail-page.tsx')).DemoMailPage }) },
      { path: '*', lazy: async () => ({ Component: (await import('./pages/home/not-found-page.tsx')).NotFoundPage }) },
    ],
  },
]);
