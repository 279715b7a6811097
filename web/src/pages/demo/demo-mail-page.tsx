import { useSearchParams } from 'react-router';
import { useDemoMails } from '../../api/queries.ts';
import type { DemoMail } from '../../api/types.ts';
import { NativeSelect } from '../../components/native-select.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** The mails of the demonstration, which are sent to nobody; whose they are stands in the address. */
export function DemoMailPage() {
  const { t } = useWords();
  const mails = useDemoMails();
  return (
    <Page title={t('mails.title')} lead={t('mails.lead')}>
      <Loaded query={mails}>{({ mails: all }) => (all.length === 0 ? <EmptyState title={t('mails.none')} text={t('mails.noneText')} /> : <MailList all={all} />)}</Loaded>
    </Page>
  );
}

function MailList({ all }: { all: DemoMail[] }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const to = search.get('to') ?? '';
  const addresses = [...new Set(all.flatMap((mail) => mail.to))].toSorted();
  const shown = all.filter((mail) => to === '' || mail.to.includes(to));
  return (
    <>
      <div className="list-head">
        <p className="fine">{t('mails.count', { count: shown.length })}</p>
        <label>{t('mails.to')} <NativeSelect value={to} prompt={t('mails.all')} options={addresses.map((address) => ({ value: address, text: address }))} onChange={({ target }) => setSearch(target.value === '' ? {} : { to: target.value }, { replace: true })} /></label>
      </div>
      <div className="stack">{shown.map((mail, i) => <Mail key={`${mail.messageId} ${mail.receivedAt}`} mail={mail} open={i === 0} />)}</div>
    </>
  );
}

function Mail({ mail: { messageId, to, subject, text, receivedAt }, open }: { mail: DemoMail; open: boolean }) {
  const { t, instant, list } = useWords();
  return (
    <article className="card" aria-label={subject}>
      <h2>{subject}</h2>
      <p className="fine">{list(to)} · {instant(receivedAt)}</p>
      <details className="fold" open={open}>
        <summary>{t('mails.open')}</summary>
        <div className="fold-body">
          <p className="prose">{text}</p>
          <p className="fine">{t('mails.messageId')} <code>{messageId}</code></p>
        </div>
      </details>
    </article>
  );
}
