import { Alert } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useRecord, useSavedDraft } from '../../api/queries.ts';
import type { RecordView } from '../../api/types.ts';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { MarkTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';
import { EvidenceStep } from './evidence-step.tsx';
import { GroundsStep } from './grounds-step.tsx';
import { RefusalStep } from './refusal-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { STEPS, StepTrail, type Step } from './step-trail.tsx';
import { useDraft, type Draft } from './use-draft.ts';

/** Objecting to one record, in four steps that stand in the address. */
export function ObjectPage() {
  const { recordId = '' } = useParams();
  const { t } = useWords();
  const record = useRecord(recordId);
  const saved = useSavedDraft(recordId);
  return (
    <Page title={t('object.title')} narrow>
      <Loaded query={record}>{(data) => <Loaded query={saved}>{({ draft }) => <Wizard key={data.id} record={data} saved={draft} />}</Loaded>}</Loaded>
    </Page>
  );
}

function Wizard({ record, saved }: { record: RecordView; saved: Draft | null }) {
  const { t, org, colon } = useWords();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const { draft, change, discard, savedAt } = useDraft(record.id, saved);
  const [refused, setRefused] = useState<unknown>();
  const step = STEPS.find((each) => each === search.get('step')) ?? 'refusal';
  const go = (to: Step) => {
    setSearch({ step: to });
    window.scrollTo({ top: 0 });
  };
  const open = record.cases.find(({ phase }) => phase !== 'closed');
  if (open !== undefined) return <Alert type="info" showIcon title={t('object.alreadyOpen')} description={<Link to={`/cases/${open.id}`}>{open.number}</Link>} />;
  if (record.state === 'revoked') return <Alert type="info" showIcon title={t('object.revoked')} description={<Link to="/file">{t('file.title')}</Link>} />;
  const shared = {
    draft, go, refused,
    change: (part: Partial<typeof draft>) => {
      setRefused(undefined);
      change(part);
    },
  };
  return (
    <>
      <section className="card about" aria-label={t('object.about')}>
        <p className="fine">{t('object.about')}</p>
        <p><strong>{record.title}</strong> <MarkTag mark={record.mark} /></p>
        <p className="fine">{record.fields.documentNumber} · {t('file.provider')}{colon}{org(record.provider)}</p>
      </section>
      <StepTrail current={step} />
      <output className="fine block">{savedAt !== undefined && t('object.draft.saved')}{savedAt === undefined && saved !== null && t('object.draft.restored')}</output>
      {step === 'refusal' && <RefusalStep {...shared} />}
      {step === 'grounds' && <GroundsStep {...shared} record={record} />}
      {step === 'evidence' && <EvidenceStep {...shared} />}
      {step === 'review' && (
        <ReviewStep
          {...shared} record={record} onRefused={setRefused}
          onFiled={(receipt) => {
            discard();
            void navigate(`/cases/${receipt.caseId}/receipt`, { state: { receipt }, replace: true });
          }}
        />
      )}
    </>
  );
}
