import { App, Button } from 'antd';
import { useParams } from 'react-router';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useEmergency } from '../../api/queries.ts';
import type { EmergencyDetail } from '../../api/types.ts';
import { Facts } from '../../components/facts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { errorSentence } from '../../components/problem-words.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { ReviewForm } from './review-form.tsx';

/** One emergency: who opened what and why, what they looked at meanwhile, and what its supervisor found. */
export function EmergencyPage() {
  const { emergencyId = '' } = useParams();
  const { t } = useWords();
  const detail = useEmergency(emergencyId);
  const number = detail.data?.emergency.number ?? '';
  return (
    <Page title={t('emergencies.one', { number })} action={<LinkButton to="/emergencies">{t('emergencies.all')}</LinkButton>} narrow>
      <Loaded query={detail}>{(loaded) => <Detail detail={loaded} />}</Loaded>
    </Page>
  );
}

function Detail({ detail: { emergency, looks, mayReview } }: { detail: EmergencyDetail }) {
  const words = useWords();
  const { t, org, instant } = words;
  const { message } = App.useApp();
  const { id, kind, dossierId, number, open, own, review, endedAt } = emergency;
  const end = useSend((_: void, key) => answerOf(api.POST('/api/emergencies/{id}/end', { params: { path: { id } }, body: {}, headers: mutationHeaders(key) })), () => void message.success(t('emergencies.closed')));
  const head = ['at', 'kind', 'item'] as const;
  return (
    <>
      <section className="card">
        <Facts facts={[
          { name: t('emergencies.facts.who'), value: emergency.byName }, emergency.org !== null && { name: t('emergencies.facts.org'), value: org(emergency.org) },
          { name: t('emergencies.facts.what'), value: `${t(`emergencies.kinds.${kind}`)} ${number ?? dossierId}` }, { name: t('emergencies.facts.reason'), value: emergency.reason, wide: true },
          { name: t('emergencies.facts.opened'), value: instant(emergency.openedAt) },
          { name: t('emergencies.facts.ends'), value: endedAt === null ? t('emergencies.endsAt', { at: instant(emergency.endsAt) }) : t('emergencies.endedAt', { at: instant(endedAt) }) },
          { name: t('emergencies.facts.review'), value: review === null ? t('emergencies.waiting') : t(`emergencies.reviewed.${review.finding}`) },
          review !== null && { name: t('emergencies.facts.reviewer'), value: `${review.by} · ${instant(review.at)}` }, review !== null && { name: t('emergencies.facts.note'), value: review.note, wide: true },
        ]} />
        {own && open && (
          <div className="form-buttons">
            <LinkButton to={kind === 'case' ? `/cases/${dossierId}` : `/records/${dossierId}`}>{t('emergencies.go')}</LinkButton>
            <Button loading={end.isPending} onClick={() => end.mutate(undefined, { onError: (error) => void message.error(errorSentence(error, words)) })}>{t('emergencies.close')}</Button>
          </div>
        )}
      </section>
      <section aria-labelledby="looks">
        <h2 id="looks">{t('emergencies.looks')}</h2>
        {looks.length === 0 ? <p>{t('emergencies.looksNone')}</p> : (
          <ScrollTable label={t('emergencies.looks')} head={head.map((name) => t(`emergencies.looksHead.${name}`))}>
            {looks.map((look) => <tr key={look.id}><td>{instant(look.at)}</td><td>{t(`trace.looks.kinds.${look.kind}`)}</td><td>{look.item === null ? '—' : <code className="fine">{look.item}</code>}</td></tr>)}
          </ScrollTable>
        )}
      </section>
      {mayReview && <ReviewForm emergencyId={id} />}
    </>
  );
}
