import { AcceptForm } from './accept-form.tsx';
import type { ActFormProps } from './act-form-props.ts';
import { AnswerForm } from './answer-form.tsx';
import { ConfirmRestorationForm } from './confirm-restoration-form.tsx';
import { DecideForm } from './decide-form.tsx';
import { EndingForm } from './ending-form.tsx';
import { NoticeForm } from './notice-form.tsx';
import { ReopenForm } from './reopen-form.tsx';
import { ReportForm } from './report-form.tsx';
import { SuspensionForm } from './suspension-form.tsx';
import { VerificationForm } from './verification-form.tsx';

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
    case 'decided':
      return <DecideForm act={act} view={view} />;
    case 'endingAcknowledged':
      return <EndingForm act={act} view={view} />;
    case 'recipientConfirmed':
      return <NoticeForm act={act} view={view} />;
    case 'restorationReported':
      return <ReportForm act={act} view={view} />;
    case 'restorationConfirmed':
      return <ConfirmRestorationForm act={act} view={view} />;
    case 'reopened':
      return <ReopenForm act={act} view={view} />;
  }
}
