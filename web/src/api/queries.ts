import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Scan } from '../../../domain/evidence.ts';
import type { LimitName } from '../../../domain/limit.ts';
import type { Phase } from '../../../domain/objection.ts';
import { answerOf, api } from './client.ts';

/** What can be looked at, one hook each; the live stream makes them fresh again. */
export const useMe = () => useQuery({ queryKey: ['me'], queryFn: () => answerOf(api.GET('/api/me')), staleTime: 60_000 });
export const useCreditFile = () => useQuery({ queryKey: ['records'], queryFn: () => answerOf(api.GET('/api/records')) });
export const useRecord = (id: string) =>
  useQuery({ queryKey: ['record', id], queryFn: () => answerOf(api.GET('/api/records/{id}', { params: { path: { id } } })) });
/** An objection as it was left, on whichever device; read once. */
export const useSavedDraft = (recordId: string) =>
  useQuery({ queryKey: ['draft', recordId], queryFn: () => answerOf(api.GET('/api/records/{id}/draft', { params: { path: { id: recordId } } })), staleTime: Infinity, gcTime: 0 });
export const useMarkRequests = () => useQuery({ queryKey: ['mark-requests'], queryFn: () => answerOf(api.GET('/api/mark-requests')) });
export const usePromises = () => useQuery({ queryKey: ['promises'], refetchInterval: 30_000, queryFn: () => answerOf(api.GET('/api/promises')) });
export const useExceptionBoard = () => useQuery({ queryKey: ['exceptions'], queryFn: () => answerOf(api.GET('/api/exceptions')) });
export const useMeasureCatalogue = () => useQuery({ queryKey: ['measure-catalogue'], queryFn: () => answerOf(api.GET('/api/measures/catalogue')) });
export const useMeasure = (id: string) => useQuery({ queryKey: ['measures', id], queryFn: () => answerOf(api.GET('/api/measures/{id}', { params: { path: { id } } })) });
export const usePublicRecords = (code: string) =>
  useQuery({ queryKey: ['public-records', code], queryFn: () => answerOf(api.GET('/api/public/records', { params: { query: { code } } })), retry: false });
/** One's own; read with the form that adds to it. */
export const useHarmDiary = (recordId: string) =>
  useQuery({ queryKey: ['harms', recordId], queryFn: () => answerOf(api.GET('/api/records/{id}/harms', { params: { path: { id: recordId } } })) });
export const useOwnMeasures = () => useQuery({ queryKey: ['measures'], queryFn: () => answerOf(api.GET('/api/measures')) });
export const useReports = () => useQuery({ queryKey: ['reports'], queryFn: () => answerOf(api.GET('/api/reports')) });
export const useReport = (id: string) => useQuery({ queryKey: ['reports', id], queryFn: () => answerOf(api.GET('/api/reports/{id}', { params: { path: { id } } })) });
export const useChecks = () => useQuery({ queryKey: ['checks'], queryFn: () => answerOf(api.GET('/api/checks')) });
export const useCheck = (id: string) =>
  useQuery({ queryKey: ['check', id], queryFn: () => answerOf(api.GET('/api/checks/{id}', { params: { path: { id } } })) });
export const useSealedCheck = (id: string, seal: string, enabled: boolean) =>
  useQuery({ queryKey: ['sealed-check', id, seal], queryFn: () => answerOf(api.GET('/api/public/checks/{id}', { params: { path: { id }, query: { seal } } })), enabled });
export const useCase = (id: string) =>
  useQuery({ queryKey: ['case', id], queryFn: () => answerOf(api.GET('/api/cases/{id}', { params: { path: { id } } })) });
export const useCaseLog = (id: string) =>
  useQuery({ queryKey: ['log', id], queryFn: () => answerOf(api.GET('/api/cases/{id}/log', { params: { path: { id } } })) });
export const useClockProof = (id: string, limit: LimitName, ref: string, generation: string | undefined) =>
  useQuery({
    queryKey: ['case', id, 'clock', limit, ref, generation ?? ''],
    queryFn: () => answerOf(api.GET('/api/cases/{id}/clocks/{limit}/{ref}/proof', { params: { path: { id, limit, ref }, query: generation === undefined ? {} : { generation } } })),
  });
export const useRepairProof = (id: string, limit: LimitName, ref: string, generation: string | undefined) =>
  useQuery({
    queryKey: ['repair', id, 'clock', limit, ref, generation ?? ''],
    queryFn: () => answerOf(api.GET('/api/repairs/{id}/clocks/{limit}/{ref}/proof', { params: { path: { id, limit, ref }, query: generation === undefined ? {} : { generation } } })),
  });
export const useInquiryProof = (id: string) =>
  useQuery({ queryKey: ['inquiries', id, 'clock'], queryFn: () => answerOf(api.GET('/api/inquiries/{id}/proof', { params: { path: { id } } })) });
export const useTasks = (enabled = true) => useQuery({ queryKey: ['tasks'], queryFn: () => answerOf(api.GET('/api/tasks')), enabled });
export const useOverdue = () => useQuery({ queryKey: ['overdue'], queryFn: () => answerOf(api.GET('/api/overdue')) });
export const useOverdueReports = () => useQuery({ queryKey: ['overdue-reports'], queryFn: () => answerOf(api.GET('/api/overdue-reports')) });
export const useOverdueReport = (id: string) => useQuery({ queryKey: ['overdue-report', id], queryFn: () => answerOf(api.GET('/api/overdue-reports/{id}', { params: { path: { id } } })) });
export const useIncidentLetter = (id: string, letterId: string) => useQuery({ queryKey: ['incident-letter', id, letterId], queryFn: () => answerOf(api.GET('/api/incidents/{id}/letters/{letterId}', { params: { path: { id, letterId } } })) });
export const useLetters = (box: 'received' | 'issued', before: string | undefined) =>
  useQuery({ queryKey: ['letters', box, before ?? ''], queryFn: () => answerOf(api.GET('/api/letters', { params: { query: { box, ...(before === undefined ? {} : { before }) } } })) });
export const useLetter = (id: string, lang: 'zh' | 'en' = 'zh') =>
  useQuery({ queryKey: ['letter', id, lang], queryFn: () => answerOf(api.GET('/api/letters/{id}', { params: { path: { id }, query: { lang } } })) });
/** The letter of a draft as it would be issued now; the draft's instant tells one draft from the next. */
export const useDecisionPreview = (id: string, draftedAt: string, enabled: boolean) =>
  useQuery({ queryKey: ['decision-preview', id, draftedAt], queryFn: () => answerOf(api.GET('/api/cases/{id}/decision-draft/letter', { params: { path: { id } } })), enabled });
export const useInquiries = () => useQuery({ queryKey: ['inquiries'], queryFn: () => answerOf(api.GET('/api/inquiries')) });
export const useInquiry = (id: string) =>
  useQuery({ queryKey: ['inquiry', id], queryFn: () => answerOf(api.GET('/api/inquiries/{id}', { params: { path: { id } } })) });
export const useInquiryLog = (id: string) =>
  useQuery({ queryKey: ['inquiry-log', id], queryFn: () => answerOf(api.GET('/api/inquiries/{id}/log', { params: { path: { id } } })) });
export const useIncidents = () => useQuery({ queryKey: ['incidents'], queryFn: () => answerOf(api.GET('/api/incidents')) });
/** Read again while its chunks go on. */
export const useIncident = (id: string) =>
  useQuery({ queryKey: ['incident', id], queryFn: () => answerOf(api.GET('/api/incidents/{id}', { params: { path: { id } } })), refetchInterval: ({ state }) => (state.data?.phase === 'opening' || state.data?.phase === 'settling' ? 2_000 : false) });
export const useComplaints = () => useQuery({ queryKey: ['complaints'], queryFn: () => answerOf(api.GET('/api/complaints')) });
export const useComplaint = (id: string) =>
  useQuery({ queryKey: ['complaint', id], queryFn: () => answerOf(api.GET('/api/complaints/{id}', { params: { path: { id } } })) });
export const useComplaintOptions = (recordId: string, caseId: string | null) =>
  useQuery({ queryKey: ['complaint-options', recordId, caseId], queryFn: () => answerOf(api.GET('/api/complaint-options', { params: { query: { recordId, ...(caseId === null ? {} : { caseId }) } } })) });
export const useComplaintOrder = (id: string) =>
  useQuery({ queryKey: ['complaint-order', id], queryFn: () => answerOf(api.GET('/api/complaint-orders/{id}', { params: { path: { id } } })) });
export const useRepairPlan = (id: string) =>
  useQuery({ queryKey: ['repair-plan', id], queryFn: () => answerOf(api.GET('/api/records/{id}/repair-plan', { params: { path: { id } } })) });
export const usePublicityEnd = (id: string) =>
  useQuery({ queryKey: ['publicity-end', id], queryFn: () => answerOf(api.GET('/api/records/{id}/publicity-end', { params: { path: { id } } })) });
/** An application for repair as it was left, on whichever device; read once. */
export const useSavedRepairDraft = (recordId: string) =>
  useQuery({ queryKey: ['repair-draft', recordId], queryFn: () => answerOf(api.GET('/api/records/{id}/repair-draft', { params: { path: { id: recordId } } })), staleTime: Infinity, gcTime: 0 });
export const useProvidedRecords = (q: string) =>
  useQuery({ queryKey: ['repairs', 'provided', q], queryFn: () => answerOf(q === '' ? api.GET('/api/records/provided') : api.POST('/api/records/provided/search', { body: { q } })), placeholderData: keepPreviousData });
export const useSocialService = () => useQuery({ queryKey: ['social-service'], queryFn: () => answerOf(api.GET('/api/social-service')) });
export const useProofConnectors = () => useQuery({ queryKey: ['proof-connectors'], queryFn: () => answerOf(api.GET('/api/operators/proof-connectors')) });
export const useRepairs = () => useQuery({ queryKey: ['repairs'], queryFn: () => answerOf(api.GET('/api/repairs')) });
export const useRepair = (id: string) =>
  useQuery({ queryKey: ['repair', id], queryFn: () => answerOf(api.GET('/api/repairs/{id}', { params: { path: { id } } })) });
export const useEmergencies = () => useQuery({ queryKey: ['emergencies'], queryFn: () => answerOf(api.GET('/api/emergencies')) });
export const useEmergency = (id: string) => useQuery({ queryKey: ['emergencies', id], queryFn: () => answerOf(api.GET('/api/emergencies/{id}', { params: { path: { id } } })) });
export const useMachines = () => useQuery({ queryKey: ['machines'], queryFn: () => answerOf(api.GET('/api/operators/machines')) });
export const useProcedures = () =>
  useQuery({ queryKey: ['procedures'], queryFn: () => answerOf(api.GET('/api/operators/procedures')), refetchInterval: 10_000 });
export const useBasis = (edition: string | undefined) =>
  useQuery({ queryKey: ['basis', edition ?? ''], queryFn: () => answerOf(api.GET('/api/basis', { params: { query: edition === undefined ? {} : { edition } } })) });
export const useLawDebt = (edition: string | undefined) =>
  useQuery({ queryKey: ['law-debt', edition ?? ''], queryFn: () => answerOf(api.GET('/api/law-debt', { params: { query: edition === undefined ? {} : { edition } } })) });
export const useDeliveries = () =>
  useQuery({
    queryKey: ['deliveries'], queryFn: () => answerOf(api.GET('/api/operators/deliveries')),
    // What is on its way is there in a moment; otherwise nothing hurries.
    refetchInterval: ({ state: { data } }) => (data !== undefined && data.counts.queued + data.counts.failed > 0 ? 2_000 : 10_000),
  });
export const useUploads = () => useQuery({ queryKey: ['uploads'], queryFn: () => answerOf(api.GET('/api/uploads')) });
export const useUpload = (id: string) => useQuery({ queryKey: ['upload', id], queryFn: () => answerOf(api.GET('/api/uploads/{id}', { params: { path: { id } } })) });
export const useQuarantine = () => useQuery({ queryKey: ['quarantine'], queryFn: () => answerOf(api.GET('/api/quarantine')) });
export const useCorrectionBoard = () => useQuery({ queryKey: ['corrections'], queryFn: () => answerOf(api.GET('/api/corrections')), refetchInterval: 10_000 });
export const useChannels = () => useQuery({ queryKey: ['channels'], queryFn: () => answerOf(api.GET('/api/operators/channels')) });
export const useSessions = () => useQuery({ queryKey: ['sessions'], queryFn: () => answerOf(api.GET('/api/sessions')) });
export const useSettings = () => useQuery({ queryKey: ['settings'], queryFn: () => answerOf(api.GET('/api/settings')) });
export const useDemoMails = () => useQuery({ queryKey: ['demo-mails'], queryFn: () => answerOf(api.GET('/api/demo/mails')), refetchInterval: 3_000 });
export const usePolicyChanges = () =>
  useQuery({ queryKey: ['policy-changes'], queryFn: () => answerOf(api.GET('/api/policy-changes')), refetchInterval: (query) => (query.state.data?.changes.some(({ state }) => state === 'applying') ? 2_000 : false) });
export const usePolicyChange = (id: string) =>
  useQuery({ queryKey: ['policy-change', id], queryFn: () => answerOf(api.GET('/api/policy-changes/{id}', { params: { path: { id } } })), refetchInterval: (query) => (query.state.data?.state === 'applying' ? 1_000 : false) });
/** What a change would move, or has moved, page after page; asked anew when the change is another state further. */
export const useChangePreview = (id: string, state: string) =>
  useInfiniteQuery({
    queryKey: ['policy-change', id, 'moves', state],
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/policy-changes/{id}/preview', { params: { path: { id }, query: pageParam === '' ? {} : { cursor: pageParam } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
export const useBulletins = (before: string | undefined) =>
  useQuery({ queryKey: ['bulletins', before ?? ''], queryFn: () => answerOf(api.GET('/api/public/bulletins', { params: { query: before === undefined ? {} : { before } } })), staleTime: 60_000 });
export const useTrace = () => useQuery({ queryKey: ['trace'], queryFn: () => answerOf(api.GET('/api/trace')) });
export const useRetention = () => useQuery({ queryKey: ['retention'], queryFn: () => answerOf(api.GET('/api/retention')) });
export const useLooks = (query: { case?: string; before?: string }) => useQuery({ queryKey: ['looks', query], queryFn: () => answerOf(api.GET('/api/trace/looks', { params: { query } })) });
export const useOwnLooks = (before: string | undefined) =>
  useQuery({ queryKey: ['own-looks', before ?? ''], queryFn: () => answerOf(api.GET('/api/looks', { params: { query: before === undefined ? {} : { before } } })) });
export const useMyData = () => useQuery({ queryKey: ['my-data'], queryFn: () => answerOf(api.GET('/api/my-data')) });
/** A case's proof; one that no bulletin covers yet is refused, and asking again at once would not help. */
export const useInclusion = (id: string, seq: string | undefined) =>
  useQuery({ queryKey: ['inclusion', id, seq ?? ''], queryFn: () => answerOf(api.GET('/api/cases/{id}/inclusion', { params: { path: { id }, query: seq === undefined ? {} : { seq } } })) });
export const useLetterCheck = (code: string) =>
  useQuery({ queryKey: ['letterCheck', code], queryFn: () => answerOf(api.GET('/api/public/letters/{code}', { params: { path: { code } } })) });
export const useCertificate = (number: string) =>
  useQuery({ queryKey: ['certificate', number], queryFn: () => answerOf(api.GET('/api/public/certificates/{number}', { params: { path: { number } } })) });

/** When something is due; a question that was refused is not asked again. */
export const useDueDate = (query: { [name: string]: string }) =>
  useQuery({ queryKey: ['due-date', query], queryFn: () => answerOf(api.GET('/api/public/due-date', { params: { query } })), staleTime: 60_000 });
export const usePacks = () => useQuery({ queryKey: ['packs'], queryFn: () => answerOf(api.GET('/api/public/packs')), staleTime: 600_000 });
export const useCalendars = () => useQuery({ queryKey: ['calendars'], queryFn: () => answerOf(api.GET('/api/public/calendars')), staleTime: 600_000 });
export const useReadiness = () => useQuery({ queryKey: ['readiness'], queryFn: () => answerOf(api.GET('/health/ready')), refetchInterval: 60_000 });

/** How a file stands with the virus scanner; asked again while there is no verdict. */
export const useEvidenceState = (id: string, scan: Scan) =>
  useQuery({
    queryKey: ['evidence', id], queryFn: () => answerOf(api.GET('/api/evidence/{id}', { params: { path: { id } } })), enabled: scan === 'pending' || scan === 'failed',
    refetchInterval: ({ state }) => (state.data?.scan === 'pending' ? 2_000 : state.data?.scan === 'failed' ? 30_000 : false),
  });

export interface CaseFilter {
  phase: Phase | undefined;
  q: string;
}

/** The list of cases, page after page. */
export const useCases = ({ phase, q }: CaseFilter) =>
  useInfiniteQuery({
    queryKey: ['cases', phase ?? '', q],
    queryFn: ({ pageParam }) => {
      const query = { limit: 20, ...(phase && { phase }), ...(pageParam && { cursor: pageParam }) };
      return answerOf(q === '' ? api.GET('/api/cases', { params: { query } }) : api.POST('/api/cases/search', { body: { ...query, q } }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
