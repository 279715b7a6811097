import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useLawDebt } from '../../api/queries.ts';
import type { LawDebt } from '../../api/types.ts';
import { NativeSelect } from '../../components/native-select.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Loaded } from '../../components/states.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';
import { EvidenceTag, SignedLine } from './value-words.tsx';

/** 依据欠账: what hangs on each value for which no text was read. */
export function DebtPage() {
  const { t, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const debt = useLawDebt(search.get('edition') ?? undefined);
  return (
    <Page title={t('policy.debt.title')} lead={t('policy.debt.lead')}>
      <Loaded query={debt}>
        {({ edition, name, editions, values }) => (
          <>
            {editions.length > 1 && (
              <div className="filters">
                <NativeSelect aria-label={t('policy.confirm.edition')} value={edition} options={editions.map((each) => ({ value: each, text: each }))} onChange={(event) => setSearch({ edition: event.target.value }, { replace: true })} />
              </div>
            )}
            <Figures values={values} edition={edition} name={name} />
            <div className="form-buttons"><Button href={`/api/law-debt.csv?lang=${language}&edition=${encodeURIComponent(edition)}`}>{t('policy.csv')}</Button></div>
            <DebtTable values={values} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Figures({ values, edition, name }: { values: LawDebt['values']; edition: string; name: string }) {
  const { t } = useWords();
  const unsigned = values.filter(({ signed }) => signed === null).length;
  const figures = [
    { name: t('policy.debt.figures.values'), value: values.length, fine: `${name} ${edition}`, bad: false },
    { name: t('policy.debt.figures.unsigned'), value: unsigned, fine: '', bad: unsigned > 0 },
    { name: t('policy.debt.figures.letters'), value: values.reduce((sum, { letters }) => sum + letters, 0), fine: '', bad: false },
    { name: t('policy.debt.figures.openCases'), value: Math.max(0, ...values.map(({ openCases }) => openCases)), fine: '', bad: false },
  ];
  return (
    <>
      <dl className="figures">
        {figures.map(({ name, value, fine, bad }) => <div key={name} className={bad ? 'figure figure-bad' : 'figure'}><dt>{name}</dt><dd>{value}<small>{fine}</small></dd></div>)}
      </dl>
      {unsigned > 0 && <p><Link to={`/policy/confirm?edition=${encodeURIComponent(edition)}`}>{t('policy.debt.confirm')}</Link></p>}
    </>
  );
}

function DebtTable({ values }: { values: LawDebt['values'] }) {
  const { t, label } = useWords();
  const head = ['value', 'evidence', 'letters', 'cases', 'clocks', 'without', 'signed'] as const;
  return (
    <ScrollTable label={t('policy.debt.table')} head={head.map((name) => t(`policy.debt.head.${name}`))}>
      {values.map((value) => (
        <tr key={value.pointer}>
          <td className="wrap"><strong>{label(value.name)}</strong><br />{label(value.text)}<br /><code className="fine">{value.pointer}</code></td>
          <td className="wrap"><EvidenceTag evidence={value.evidence} /><br /><span className="fine">{value.basis}</span></td>
          <td>{value.letters}</td>
          <td>{value.openCases}</td>
          <td>{value.openClocks}</td>
          <td className="wrap">{t(`policy.debt.without.${value.withoutIt.kind}`, { edition: value.withoutIt.edition ?? '', text: value.withoutIt.text === null ? '' : label(value.withoutIt.text) })}</td>
          <td className="wrap">{value.signed === null ? <StateTag tone="red">{t('policy.unsigned')}</StateTag> : <><StateTag tone="green">{t('policy.signed')}</StateTag><br /><span className="fine"><SignedLine signed={value.signed} /></span></>}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
