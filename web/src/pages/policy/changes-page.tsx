import { Link } from 'react-router';
import { usePolicyChanges } from '../../api/queries.ts';
import type { PolicyChange } from '../../api/types.ts';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { ChangeTag } from './change-words.tsx';
import { ProposeForm } from './propose-form.tsx';

/** 日历变更: which calendar is in force, what is proposed, and what has been. */
export function ChangesPage() {
  const { t } = useWords();
  const changes = usePolicyChanges();
  return (
    <Page title={t('changes.title')} lead={t('changes.lead')}>
      <Loaded query={changes}>
        {(data) => (
          <>
            <dl className="figures">
              {data.inForce.map(({ id, version }) => <div key={id} className="figure"><dt>{t(id === 'CN' ? 'changes.inForce' : 'changes.editionInForce')}</dt><dd className="figure-text">{version}</dd></div>)}
              <div className="figure"><dt>{t('changes.open')}</dt><dd>{data.changes.filter(({ state }) => state === 'proposed' || state === 'applying').length}</dd></div>
            </dl>
            {data.mayPropose && <ProposeForm found={data.found} example={data.example} />}
            <section aria-labelledby="changes">
              <h2 id="changes">{t('changes.list')}</h2>
              {data.changes.length === 0
                ? <EmptyState title={t('changes.none')} text={t('changes.noneText')} />
                : <ul className="rows">{data.changes.map((change) => <ChangeRow key={change.id} change={change} />)}</ul>}
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ChangeRow({ change }: { change: PolicyChange }) {
  const { t, language, instant, list } = useWords();
  const by = language === 'zh' ? change.proposedBy.name : change.proposedBy.nameEn;
  return (
    <li className="row">
      <div className="row-main">
        <p className="row-title"><Link to={`/policy/changes/${change.id}`}>{change.reason}</Link></p>
        <p className="fine">{t('changes.proposedBy', { name: by, at: instant(change.proposedAt) })} · {list(change.files)}</p>
      </div>
      <div className="row-side"><ChangeTag change={change} /></div>
    </li>
  );
}
