import { AcceptForm } from './accept-form.tsx';
import type { ActFormProps } from './act-form-props.ts';
import { AddEvidenceForm } from './add-evidence-form.tsx';
import { AnswerForm } from './answer-form.tsx';
import { BreachForm } from './breach-form.tsx';
import { ConfirmRestorationForm } from './confirm-restoration-form.tsx';
import { DecideForm } from './decide-form.tsx';
import { DisownForm } from './disown-form.tsx';
import { DocumentedForm } from './documented-form.tsx';
import { DefunctForm } from './defunct-form.tsx';
import { EndingForm } from './ending-form.tsx';
import { DecideExceptionForm, ProposeExceptionForm } from './exception-forms.tsx';
import { DraftFindingForm } from './draft-finding-form.tsx';
import { ApproveExtensionForm, AskExtensionForm, DeclineExtensionForm } from './extend-form.tsx';
import { FileHarmsForm } from './file-harms-form.tsx';
import { JointMeetingForm } from './joint-meeting-form.tsx';
import { LetterCorrectionLink } from './letter-correction-link.tsx';
import { MergeForm, SplitForm } from './merge-forms.tsx';
import { NoticeForm } from './notice-form.tsx';
import { ExaminePowerForm, GivePowerForm } from './power-forms.tsx';
import { RecallForm } from './recall-form.tsx';
import { ReopenForm } from './reopen-form.tsx';
import { ReturnForm } from './return-form.tsx';
import { ReviewForm } from './review-form.tsx';
import { RestorationObjectionForm } from './restoration-objection-form.tsx';
import { RestorationReportForm } from './restoration-report-form.tsx';
import { RollbackForm } from './rollback-form.tsx';
import { SignForm } from './sign-form.tsx';
import { RestartClockForm } from './restart-clock-form.tsx';
import { RecallUnitForm, SubAssignForm } from './sub-assign-form.tsx';
import { StopClockForm } from './stop-clock-form.tsx';
import { SupplementForm } from './supplement-form.tsx';
import { SupplementNoticeForm } from './supplement-notice-form.tsx';
import { SuspensionForm } from './suspension-form.tsx';
import { TransferForm } from './transfer-form.tsx';
import { TurnAwayForm } from './turn-away-form.tsx';
import { VerificationForm } from './verification-form.tsx';
import { ConfirmWithdrawalForm, RevokePowerForm, WithdrawalForm } from './withdrawal-forms.tsx';

/** The form of an act. */
export function ActForm({ act, view }: ActFormProps) {
  switch (act.kind) {
    case 'accepted':
      return <AcceptForm act={act} view={view} />;
    case 'suspensionAcknowledged':
      return <SuspensionForm act={act} view={view} />;
    case 'verificationAcknowledged':
      return <VerificationForm act={act} view={view} />;
    case 'answered':
      return <AnswerForm act={act} view={view} />;
    case 'decisionDrafted':
      return <DecideForm act={act} view={view} />;
    case 'decisionReviewed':
      return <ReviewForm act={act} view={view} />;
    case 'decisionReturned':
      return <ReturnForm act={act} view={view} />;
    case 'baseAnnulled':
    case 'baseInRemedy':
    case 'serviceReceipted':
    case 'noticePublished':
    case 'remedyFiled':
    case 'remedyServed':
    case 'remedyAnswered':
    case 'remedyEnded':
    case 'suspensionImposed':
    case 'suspensionEnded':
    case 'stayAnswered':
    case 'subjectEnded':
    case 'successorCame':
      return <DocumentedForm kind={act.kind} reference={act.ref} view={view} />;
    case 'caseFileMade':
    case 'letterCorrectionDrafted':
      return null;
    case 'letterCorrected':
      return <LetterCorrectionLink act={act} view={view} />;
    case 'decided':
      return <SignForm act={act} view={view} />;
    case 'endingAcknowledged':
      return <EndingForm act={act} view={view} />;
    case 'recipientConfirmed':
      return <NoticeForm act={act} view={view} />;
    case 'recipientDefunct':
      return <DefunctForm act={act} view={view} />;
    case 'exceptionProposed':
      return <ProposeExceptionForm act={act} view={view} />;
    case 'exceptionDecided':
      return <DecideExceptionForm act={act} view={view} />;
    case 'breachReported':
      return <BreachForm act={act} view={view} />;
    case 'rolledBack':
      return <RollbackForm act={act} view={view} />;
    case 'restorationReported':
      return <RestorationReportForm act={act} view={view} />;
    case 'harmsFiled':
      return <FileHarmsForm act={act} view={view} />;
    case 'restorationObjected':
      return <RestorationObjectionForm act={act} view={view} />;
    case 'restorationConfirmed':
      return <ConfirmRestorationForm act={act} view={view} />;
    case 'verificationRecalled':
      return <RecallForm act={act} view={view} />;
    case 'disowned':
      return <DisownForm act={act} view={view} />;
    case 'evidenceAdded':
      return <AddEvidenceForm act={act} view={view} />;
    case 'jointMeetingHeld':
      return <JointMeetingForm act={act} view={view} />;
    case 'clockExtended':
      return <ApproveExtensionForm act={act} view={view} />;
    case 'extensionAsked':
      return <AskExtensionForm act={act} view={view} />;
    case 'extensionDeclined':
      return <DeclineExtensionForm act={act} view={view} />;
    case 'casesMerged':
      return <MergeForm act={act} view={view} />;
    case 'caseSplit':
      return <SplitForm act={act} view={view} />;
    case 'subAssigned':
      return <SubAssignForm act={act} view={view} />;
    case 'subAssignmentRecalled':
      return <RecallUnitForm act={act} view={view} />;
    case 'findingDrafted':
      return <DraftFindingForm act={act} view={view} />;
    case 'clockStopped':
      return <StopClockForm act={act} view={view} />;
    case 'clockRestarted':
      return <RestartClockForm act={act} view={view} />;
    case 'supplementAsked':
      return <SupplementNoticeForm act={act} view={view} />;
    case 'supplemented':
      return <SupplementForm act={act} view={view} />;
    case 'notAccepted':
      return <TurnAwayForm act={act} view={view} />;
    case 'transferred':
      return <TransferForm act={act} view={view} />;
    case 'withdrawalAsked':
      return <WithdrawalForm act={act} view={view} />;
    case 'withdrawn':
      return <ConfirmWithdrawalForm act={act} view={view} />;
    case 'powerGiven':
      return <GivePowerForm act={act} view={view} />;
    case 'powerExamined':
      return <ExaminePowerForm act={act} view={view} />;
    case 'powerRevoked':
      return <RevokePowerForm act={act} view={view} />;
    case 'reopened':
      return <ReopenForm act={act} view={view} />;
  }
}
