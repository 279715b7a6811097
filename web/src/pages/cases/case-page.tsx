import { Alert } from 'antd';
import { useParams } from 'react-router';
import { useCase } from '../../api/queries.ts';
import type { CaseView } from '../../api/types.ts';
import { EndingTag, MarkTag, OutcomeTag, PhaseTag } from '../../components/state-tags.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { ActPanels } from './acts/act-panels.tsx';
import { IntakeNotice } from './intake-notice.tsx';
import { Headline } from './headline.tsx';
import { ProgressTrail } from './progress-trail.tsx';
import { CaseSections } from './sections/case-sections.tsx';

/** The heart: what happens now, who has it, until when and why; what I can do; and all that has happened. */
export function CasePage() {
  const { caseId = '' } = useParams();
  const { t } = useWords();
  const query = useCase(caseId);
  const number = query.data?.number;
  const own = useUser().roles.includes('subject');
  const complain = own && query.data !== undefined ? <LinkButton to={`/complaints/new?record=${query.data.record.id}&case=${query.data.id}`}>{t('complaints.button')}</LinkButton> : undefined;
  return (
    <Page title={number === undefined ? t('cases.title') : t('kase.title', { number })} lead={query.data && <Lead view={query.data} />} action={complain}>
      <Loaded query={query}>
        {(view) => (
          <>
            {view.relations.includes('emergency') && <Alert type="warning" showIcon title={t('emergencies.banner')} />}
            <Headline view={view} />
            <IntakeNotice view={view} />
            <ProgressTrail view={view} />
            <ActPanels key={`${view.id}-${view.round}`} view={view} />
            <CaseSections view={view} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Lead({ view: { subject, record, phase, round, decisions, intake } }: { view: CaseView }) {
  const { t } = useWords();
  const outcome = decisions.find((decision) => decision.round === round)?.outcome;
  return (
    <>
      <span className="lead-line">{subject !== null && <>{subject.name} · </>}{record.title}</span>
      <span className="tags"><PhaseTag phase={phase} /> {intake.ending !== null && <EndingTag ending={intake.ending.how} />} {outcome !== undefined && <OutcomeTag outcome={outcome} />} <MarkTag mark={record.mark} /> {round > 1 && <span className="fine">{t('kase.roundLabel', { round })}</span>}</span>
    </>
  );
}
