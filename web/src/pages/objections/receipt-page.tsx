import { CheckCircleFilled } from '@ant-design/icons';
import { Typography } from 'antd';
import { Link, useLocation, useParams } from 'react-router';
import { useCase } from '../../api/queries.ts';
import type { Due, Receipt } from '../../api/types.ts';
import { DueText } from '../../components/due-text.tsx';
import { Facts } from '../../components/facts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { LIMIT_LABELS } from '../../../../domain/labels.ts';
import { useWords } from '../../i18n/words.ts';

/** What was received, when, where it stands in the register, and what comes next until when. */
export function ReceiptPage() {
  const { caseId = '' } = useParams();
  const { t } = useWords();
  const state = useLocation().state as { receipt?: Receipt } | null;
  const kase = useCase(caseId);
  const receipt = state?.receipt;
  return (
    <Page title={t('object.receipt.title')} narrow>
      {receipt !== undefined ? <Body number={receipt.number} at={receipt.occurredAt} place={receipt} next={receipt.next} caseId={caseId} /> : (
        <Loaded query={kase}>{({ number, filedAt, duties }) => <Body number={number} at={filedAt} place={undefined} next={duties} caseId={caseId} />}</Loaded>
      )}
    </Page>
  );
}

function Body({ number, at, place, next, caseId }: { number: string; at: string; place: { seq: number; hash: string } | undefined; next: readonly Due[]; caseId: string }) {
  const { t, instant, label } = useWords();
  return (
    <section className="card receipt">
      <p className="receipt-good"><CheckCircleFilled aria-hidden /> {t('object.receipt.text')}</p>
      <Facts
        facts={[
          { name: t('object.receipt.number'), value: <strong className="big-number">{number}</strong> },
          { name: t('object.receipt.at'), value: instant(at) },
          place && {
            name: t('object.receipt.place'), wide: true,
            value: <><Typography.Text className="hash" copyable={{ text: place.hash, tooltips: [t('object.receipt.copy'), t('object.receipt.copied')] }}>{t('object.receipt.placeText', { seq: place.seq, hash: place.hash })}</Typography.Text><br /><span className="fine">{t('object.receipt.placeWhy')}</span> <Link to={`/cases/${caseId}/inclusion?seq=${place.seq}&hash=${place.hash}`}>{t('trace.proof.link')}</Link></>,
          },
        ]}
      />
      <h2>{t('object.receipt.next')}</h2>
      <ul className="plain next-list">
        {next.map((due) => <li key={`${due.limit}-${due.dueAt}`}><strong>{label(LIMIT_LABELS[due.limit])}</strong><DueText due={due} proof="line" /></li>)}
      </ul>
      <p className="fine">{t('object.receipt.keep')}</p>
      <div className="form-buttons">
        <LinkButton type="primary" to={`/cases/${caseId}`}>{t('object.receipt.toCase')}</LinkButton>
        <LinkButton to="/file">{t('object.receipt.toFile')}</LinkButton>
      </div>
    </section>
  );
}
