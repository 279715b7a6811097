import { Link } from 'react-router';
import { RESTORER_LABELS } from '../../../../../domain/restoration-labels.ts';
import type { CaseView } from '../../../api/types.ts';
import { StateTag } from '../../../components/state-tags.tsx';
import { useWords } from '../../../i18n/words.ts';
import { DutyList } from './duty-list.tsx';
import { HarmList } from './harm-list.tsx';

/** Department by department: what it did to restore the reputation, and whether the subject is satisfied. */
export function RestorationSection({ view }: { view: CaseView }) {
  const { t, org, dayOf, list, label } = useWords();
  const { restorations, certificate } = view;
  if (restorations.length === 0 && certificate === null && view.harms.length === 0) return <p className="fine">{t('kase.noRestoration')}</p>;
  return (
    <div className="stack">
      {certificate !== null && (
        <section className="certificate">
          <h3>{t('kase.certificate')}</h3>
          <p>{t('kase.certificateText', { number: certificate.number, day: dayOf(certificate.at) })} <Link to={`/verify/${encodeURIComponent(certificate.number)}`}>{t('kase.check')}</Link></p>
        </section>
      )}
      <HarmList view={view} />
      {restorations.map((order) => (
        <section key={order.orderId} className="order">
          <h3>{org(order.org)} <RestorationTag order={order} /></h3>
          <p className="fine">{list([...order.of.map((part) => label(RESTORER_LABELS[part])), ...order.measures.map(({ title }) => title)])}</p>
          {order.objection !== null && <p><StateTag tone="amber">{t('restoration.objected', { day: dayOf(order.objection.at), times: order.objection.times })}</StateTag></p>}
          {order.objection?.reason && <blockquote className="prose quoted">{order.objection.reason}</blockquote>}
          <DutyList order={order} view={view} />
          {order.duties.length > 0 && order.steps !== null && <p className="prose">{order.steps}</p>}
        </section>
      ))}
    </div>
  );
}

function RestorationTag({ order: { reportedAt, satisfiedAt, deemed } }: { order: CaseView['restorations'][number] }) {
  const { t, dayOf } = useWords();
  if (satisfiedAt !== null) return <StateTag tone="green">{t(deemed ? 'kase.deemed' : 'kase.satisfied', { day: dayOf(satisfiedAt) })}</StateTag>;
  if (reportedAt !== null) return <StateTag tone="blue">{t('kase.awaitingConfirmation')}</StateTag>;
  return <StateTag tone="amber">{t('kase.notReported')}</StateTag>;
}
