import { useSearchParams } from 'react-router';
import { useMeasureCatalogue, useOwnMeasures } from '../../api/queries.ts';
import type { OwnMeasures } from '../../api/types.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { MarkTag, MeasureStateTag, SensitivityTag, StateTag } from '../../components/state-tags.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { ImportForm } from './import-form.tsx';
import { RegisterForm } from './register-form.tsx';

const GROUPS = { suspended: ['suspended'], inForce: ['inForce'], ended: ['lifted', 'withdrawn', 'lapsed', 'expired'] } as const;

/** The department's own measures by state, and the records it may register one on. */
export function MeasureListPage() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const own = useOwnMeasures();
  return (
    <Page title={t('measures.title')} lead={t('measures.text')}>
      <Loaded query={own}>
        {({ measures, received }) => {
          const record = received.find(({ id }) => id === search.get('register'));
          if (record !== undefined) return <RegisterForm record={record} />;
          return (
            <>
              {measures.length === 0 && <EmptyState title={t('measures.none')} text={t('measures.noneText')} />}
              {(['suspended', 'inForce', 'ended'] as const).map((group) => <Group key={group} group={group} measures={measures} />)}
              <ImportForm />
              <Received received={received} />
              <DerivedCatalogue />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** Which lists follow from records here, and which are switched off for want of a basis. */
function DerivedCatalogue() {
  const { t, colon } = useWords();
  const derived = useMeasureCatalogue().data?.derived ?? [];
  if (derived.length === 0) return null;
  return (
    <section aria-labelledby="derived-lists">
      <h2 id="derived-lists">{t('records.derived.listTitle')}</h2>
      <ul className="plain">
        {derived.map(({ code, title, basis, on }) => (
          <li key={code}>{title} <StateTag tone={on ? 'green' : 'neutral'}>{t(on ? 'records.derived.on' : 'records.derived.off')}</StateTag>{basis !== null && <><br /><span className="fine">{t('file.basis')}{colon}{basis}</span></>}</li>
        ))}
      </ul>
    </section>
  );
}

function Group({ group, measures }: { group: keyof typeof GROUPS; measures: OwnMeasures['measures'] }) {
  const { t, day, instant, colon, aside } = useWords();
  const states: readonly string[] = GROUPS[group];
  const theirs = measures.filter(({ state }) => states.includes(state));
  if (theirs.length === 0) return null;
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{t(`measures.groups.${group}`)}{aside(theirs.length)}</h2>
      <ul className="rows">
        {theirs.map(({ id, title, basis, from, until, state, record, subject, edition, executions }) => (
          <li key={id} className="row">
            <div className="row-main">
              <p className="row-title"><strong>{title}</strong> <MeasureStateTag state={state} /></p>
              <p>{subject.name} <span className="fine">{subject.identifier}</span></p>
              <p className="fine">{record.title} · {record.number} <MarkTag mark={record.mark} /></p>
              <p className="fine">{t('file.basis')}{colon}{basis} · {edition === null ? t('measures.noEdition') : t('measures.edition', { edition })}</p>
              {executions[0] !== undefined && <p className="fine">{t('measures.uses', { count: executions.length })} · {t('measures.lastUse', { at: instant(executions[0].at) })}</p>}
            </div>
            <div className="row-side"><p className="fine">{until === null ? t('shell.common.openEnded', { from: day(from) }) : t('shell.common.period', { from: day(from), until: day(until) })}</p><LinkButton to={`/measures/${id}`} aria-label={`${t('measures.open')} ${title} ${subject.name}`}>{t('measures.open')}</LinkButton></div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Received({ received }: { received: OwnMeasures['received'] }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="received">
      <h2 id="received">{t('measures.receivedTitle')}</h2>
      {received.length === 0 && <p className="fine">{t('measures.receivedNone')}</p>}
      <ul className="rows">
        {received.map(({ id, title, number, subjectName, mark, sensitivity }) => (
          <li key={id} className="row">
            <div className="row-main"><p>{title} <MarkTag mark={mark} /> <SensitivityTag level={sensitivity} /></p><p className="fine">{subjectName} · {number}</p></div>
            <div className="row-side"><LinkButton to={`/measures?register=${id}`} aria-label={`${t('measures.register')} ${title} ${subjectName}`}>{t('measures.register')}</LinkButton></div>
          </li>
        ))}
      </ul>
    </section>
  );
}
