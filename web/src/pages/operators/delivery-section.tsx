import { Alert, App, Button } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useDeliveries } from '../../api/queries.ts';
import type { Deliveries } from '../../api/types.ts';
import { errorSentence } from '../../components/problem-words.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import type { Words } from '../../i18n/words.ts';
import { useWords } from '../../i18n/words.ts';

type Row = Deliveries['deliveries'][number];
const TONES = { queued: 'neutral', failed: 'amber', sent: 'green', dead: 'red' } as const;

/** What went out and what did not; a dead letter can be sent again. */
export function DeliverySection() {
  const { t } = useWords();
  const deliveries = useDeliveries();
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries">{t('deliveries.title')}</h2>
      <Loaded query={deliveries}>
        {({ mail, counts, deliveries: rows }) => (
          <div className="stack">
            {mail === 'off' && <Alert type="warning" showIcon title={t('deliveries.mailOff')} />}
            <dl className="figures">
              {(['dead', 'failed', 'queued', 'sent'] as const).map((state) => (
                <div key={state} className={state === 'dead' && counts.dead > 0 ? 'figure figure-bad' : 'figure'}><dt>{t(`deliveries.${state}`)}</dt><dd>{counts[state]}<small>{state === 'dead' && counts.dead > 0 ? t('deliveries.deadText') : ''}</small></dd></div>
              ))}
            </dl>
            {rows.length === 0 ? <EmptyState title={t('deliveries.none')} text={t('deliveries.noneText')} /> : <DeliveryTable rows={rows} />}
          </div>
        )}
      </Loaded>
    </section>
  );
}

function DeliveryTable({ rows }: { rows: Row[] }) {
  const words = useWords();
  const { t, org, instant, language } = words;
  const { message } = App.useApp();
  const operator = useUser().roles.includes('operator');
  const again = useSend((id: string, key) => answerOf(api.POST('/api/operators/deliveries/{id}/sending', { params: { path: { id } }, body: {}, headers: mutationHeaders(key) })), () => void message.success(t('deliveries.againDone')));
  const about = ({ numbers: [first = '—', ...more] }: Row): string => (more.length > 0 ? t('deliveries.more', { first, count: more.length + 1 }) : first);
  return (
    <ScrollTable label={t('deliveries.listLabel')} head={[t('deliveries.about'), t('deliveries.reader'), t('deliveries.channel'), t('deliveries.written'), t('deliveries.state'), t('deliveries.attempts'), t('deliveries.error'), t('deliveries.action')]}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td>{about(row)}</td>
          <td>{row.org === null ? t('deliveries.subject') : org(row.org)}{row.reader && <><br /><span className="fine">{language === 'zh' ? row.reader.name : row.reader.nameEn}</span></>}</td>
          <td>{t(`deliveries.channels.${row.channel}`)}</td>
          <td>{instant(row.createdAt)}{row.againAt && <><br /><span className="fine">{t('deliveries.againAt', { at: instant(row.againAt) })}</span></>}</td>
          <td><StateTag tone={TONES[row.state]}>{t(`deliveries.states.${row.state}`)}</StateTag></td>
          <td>{row.attempts}</td>
          <td>{row.lastError === null ? '—' : reason(row.lastError, words)}</td>
          <td>{row.state === 'dead' && operator ? <Button size="small" aria-label={t('deliveries.againLabel', { about: about(row) })} disabled={again.isPending} onClick={() => again.mutate(row.id, { onError: (error) => void message.error(errorSentence(error, words)) })}>{t('deliveries.again')}</Button> : '—'}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function reason(code: string, { t }: Words): string {
  if (code === 'no-address' || code === 'mail-off' || code === 'no-sms-gateway' || code === 'unwritable' || code === 'succeeded' || code === 'withdrawn') return t(`deliveries.errors.${code}`);
  const kind = code.startsWith('smtp-5') ? 'refused' : code.startsWith('smtp-') ? 'later' : 'unknown';
  return t(`deliveries.errors.${kind}`, { code: code.replace('smtp-', 'SMTP ') });
}
