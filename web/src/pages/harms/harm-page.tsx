import { App, Button } from 'antd';
import { useParams } from 'react-router';
import { HARM_LABELS } from '../../../../domain/harm-labels.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useHarmDiary } from '../../api/queries.ts';
import type { HarmDiary } from '../../api/types.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { errorSentence } from '../../components/problem-words.ts';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { HarmForm } from './harm-form.tsx';

/** The harm diary about one record: what it has cost, kept from the first refusal on and seen by nobody else. */
export function HarmPage() {
  const { recordId = '' } = useParams();
  const { t } = useWords();
  const diary = useHarmDiary(recordId);
  return (
    <Page title={t('harms.title')} lead={t('harms.lead')} narrow>
      <Loaded query={diary}>
        {(data) => (
          <>
            {data.entries.length === 0 ? <EmptyState title={t('harms.none')} text={t('harms.noneText')} /> : <Entries diary={data} />}
            {data.openCaseId !== null && data.entries.some((e) => e.caseId === null) && <p><LinkButton to={`/cases/${data.openCaseId}?act=harmsFiled~${data.openCaseId}`}>{t('harms.toCase')}</LinkButton></p>}
            <HarmForm key={data.entries.length} recordId={recordId} diary={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Entries({ diary: { entries, sum } }: { diary: HarmDiary }) {
  const { t } = useWords();
  return (
    <section aria-label={t('harms.title')}>
      {entries.map((entry) => <Entry key={entry.entryId} entry={entry} />)}
      <p><strong>{t('harms.sum', { sum })}</strong></p>
    </section>
  );
}

function Entry({ entry: { entryId, harm, on, org: from, where, what, amount, evidenceIds, caseId } }: { entry: HarmDiary['entries'][number] }) {
  const words = useWords();
  const { t, day, label, org } = words;
  const { message } = App.useApp();
  const remove = useSend((_: null, key) => answerOf(api.POST('/api/harms/{id}/removal', { params: { path: { id: entryId } }, body: {}, headers: mutationHeaders(key) })));
  return (
    <article className="card" aria-label={`${day(on)} ${label(HARM_LABELS[harm])}`}>
      <p className="row-title"><strong>{day(on)} {label(HARM_LABELS[harm])}</strong> <StateTag tone={caseId === null ? 'neutral' : 'green'}>{t(caseId === null ? 'harms.private' : 'harms.filed')}</StateTag></p>
      <p className="fine">{where}{from === null ? '' : ` · ${org(from)}`}{amount === null ? '' : ` · ${t('harms.yuan', { amount })}`}</p>
      <p className="prose">{what}</p>
      {evidenceIds.map((id, i) => <p key={id} className="fine"><a href={`/api/evidence/${id}/file`}>{t('harms.file', { n: i + 1 })}</a></p>)}
      {caseId === null && <Button size="small" loading={remove.isPending} onClick={() => remove.mutate(null, { onError: (error) => void message.error(errorSentence(error, words)) })}>{t('harms.remove')}</Button>}
    </article>
  );
}
