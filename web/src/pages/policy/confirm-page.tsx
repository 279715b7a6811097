import { Alert } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useBasis } from '../../api/queries.ts';
import type { Basis, BasisValue } from '../../api/types.ts';
import { NativeSelect } from '../../components/native-select.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';
import { SignForm } from './sign-form.tsx';
import { BasisLines, EvidenceTag, SignedLine } from './value-words.tsx';

/** 依据确认: each value that rests on no text, for somebody to stand for it with a name and a document. */
export function ConfirmPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const basis = useBasis(search.get('edition') ?? undefined);
  return (
    <Page title={t('policy.confirm.title')} lead={t('policy.confirm.lead')}>
      <Loaded query={basis}>
        {(data) => (
          <>
            {data.refused.length > 0 && (
              <Alert type="warning" showIcon role="alert" title={t('policy.confirm.refused')} description={<ul className="titles">{data.refused.map(({ file, detail }) => <li key={file}><code>{file}</code> {detail}</li>)}</ul>} />
            )}
            {data.editions.length > 1 && (
              <div className="filters">
                <NativeSelect aria-label={t('policy.confirm.edition')} value={data.edition} options={data.editions.map((edition) => ({ value: edition, text: edition }))} onChange={(event) => setSearch({ edition: event.target.value }, { replace: true })} />
              </div>
            )}
            <Figures data={data} />
            <p><Link to="/policy/debt">{t('policy.confirm.debt')}</Link></p>
            <Unsigned key={data.edition} data={data} />
            <SignedValues values={data.values.filter(({ signed }) => signed !== null)} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Figures({ data }: { data: Basis }) {
  const { t, day } = useWords();
  const unsigned = data.values.filter(({ signed }) => signed === null).length;
  const from = day(data.validFrom);
  return (
    <dl className="figures">
      <div className={unsigned > 0 ? 'figure figure-bad' : 'figure'}><dt>{t('policy.confirm.figures.unsigned')}</dt><dd>{unsigned}<small>{unsigned > 0 && t('policy.confirm.unsignedNote')}</small></dd></div>
      <div className="figure"><dt>{t('policy.confirm.figures.signed')}</dt><dd>{data.values.length - unsigned}</dd></div>
      <div className="figure"><dt>{t('policy.confirm.figures.edition')}</dt><dd className="figure-text">{data.edition}<small>{data.name}{data.inherits !== null && ` · ${t('policy.confirm.inherits', { edition: data.inherits })}`}</small></dd></div>
      <div className="figure"><dt>{t('policy.confirm.figures.validity')}</dt><dd className="figure-text">{data.validTo === null ? t('policy.confirm.openEnded', { from }) : t('policy.confirm.until', { from, until: day(data.validTo) })}</dd></div>
    </dl>
  );
}

function Unsigned({ data }: { data: Basis }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const values = data.values.filter(({ signed }) => signed === null);
  if (values.length === 0) return <EmptyState title={t('policy.confirm.allSigned')} text={t('policy.confirm.allSignedText')} />;
  const picked = values.filter(({ pointer }) => chosen.has(pointer));
  const toggle = (pointer: string, on: boolean) => setChosen((before) => new Set(on ? [...before, pointer] : [...before].filter((each) => each !== pointer)));
  return (
    <>
      <section aria-labelledby="unsigned">
        <div className="list-head">
          <h2 id="unsigned">{t('policy.confirm.unsignedTitle', { count: values.length })}</h2>
          {data.maySign && <label><input type="checkbox" checked={picked.length === values.length} onChange={(event) => setChosen(new Set(event.target.checked ? values.map(({ pointer }) => pointer) : []))} /> {t('policy.confirm.all')}</label>}
        </div>
        <ul className="rows">{values.map((value) => <UnsignedRow key={value.pointer} value={value} chosen={chosen.has(value.pointer)} onChoose={data.maySign ? (on) => toggle(value.pointer, on) : undefined} />)}</ul>
      </section>
      {data.maySign ? <SignForm edition={data.edition} chosen={picked} onSigned={() => setChosen(new Set())} /> : <Alert type="info" showIcon title={t('policy.confirm.mayNot')} />}
    </>
  );
}

function UnsignedRow({ value, chosen, onChoose }: { value: BasisValue; chosen: boolean; onChoose: ((on: boolean) => void) | undefined }) {
  const { t, label } = useWords();
  const name = label(value.name);
  return (
    <li className="row">
      <div className="row-main">
        <p className="row-title">
          {onChoose !== undefined && <input type="checkbox" aria-label={t('policy.confirm.select', { name })} checked={chosen} onChange={(event) => onChoose(event.target.checked)} />}
          <strong>{name}</strong> <span>{label(value.text)}</span>
        </p>
        <BasisLines value={value} />
      </div>
      <div className="row-side"><EvidenceTag evidence={value.evidence} /></div>
    </li>
  );
}

function SignedValues({ values }: { values: readonly BasisValue[] }) {
  const { t, label } = useWords();
  if (values.length === 0) return null;
  return (
    <section aria-labelledby="signed">
      <h2 id="signed">{t('policy.confirm.signedTitle', { count: values.length })}</h2>
      <ul className="rows">
        {values.map((value) => (
          <li key={value.pointer} className="row">
            <div className="row-main">
              <p className="row-title"><strong>{label(value.name)}</strong> <span>{label(value.text)}</span></p>
              <BasisLines value={value} />
            </div>
            <div className="row-side">
              <StateTag tone="green">{t('policy.signed')}</StateTag>
              {value.signed !== null && <p className="fine"><SignedLine signed={value.signed} /></p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
