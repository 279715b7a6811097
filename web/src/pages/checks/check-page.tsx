import { Alert, Button } from 'antd';
import { useParams } from 'react-router';
import { CHECK_ANSWER_LABELS, MEASURE_KIND_LABELS, MEASURE_STATE_LABELS, STAY_LABELS } from '../../../../domain/labels.ts';
import { useCheck, useMeasureCatalogue } from '../../api/queries.ts';
import type { CheckAgain } from '../../api/types.ts';
import { Facts } from '../../components/facts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { BarList } from '../records/bar-list.tsx';
import { DerivedList } from '../records/derived-list.tsx';
import { AnswerTag } from './answer-tag.tsx';

/** The receipt of a check, and whether the answer still holds. */
export function CheckPage() {
  const { checkId = '' } = useParams();
  const { t } = useWords();
  const check = useCheck(checkId);
  return <Page title={t('checks.receipt.title')} narrow><Loaded query={check}>{(loaded) => <Receipt check={loaded} />}</Loaded></Page>;
}

function Receipt({ check }: { check: CheckAgain }) {
  const { t, org, instant, label } = useWords();
  const executor = useUser()?.roles.includes('executor') === true;
  const { id, seal, sealed, changed, purpose, kind, code, decisiveAt, bulletin } = check;
  const measure = useMeasureCatalogue().data?.measures.find((m) => m.code === code);
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(sealed)}`;
  return (
    <>
      {changed && <Alert type="warning" showIcon title={t('checks.changedText')} />}
      <section aria-labelledby="results">
        <h2 id="results">{t('checks.receipt.results')}</h2>
        {check.subjects.map((subject, i) => <Subject key={subject.identifier} subject={subject} now={check.now[i]} follows={check.followsNow[i]} bars={check.barsNow[i] ?? []} />)}
      </section>
      <section className="card">
        <Facts facts={[
          { name: t('checks.receipt.at'), value: instant(check.askedAt) }, { name: t('checks.receipt.org'), value: org(check.org) }, { name: t('checks.receipt.by'), value: check.by },
          { name: t('checks.receipt.purpose'), value: t(`checks.purposes.${purpose}`) }, code !== null && { name: t('checks.form.code'), value: measure?.title ?? code }, { name: t('checks.receipt.kind'), value: kind === null ? t('checks.form.anyKind') : label(MEASURE_KIND_LABELS[kind]) },
          decisiveAt !== null && { name: t('checks.receipt.decisiveAt'), value: instant(decisiveAt) },
          { name: t('checks.receipt.number'), value: <code>{id}</code>, wide: true },
          bulletin !== null && { name: t('checks.receipt.bulletin'), value: <>{t('checks.receipt.bulletinNo', { no: bulletin.no })} <code className="break">{bulletin.hash}</code></>, wide: true }, { name: t('checks.receipt.seal'), value: <code className="break">{seal}</code>, wide: true },
        ]} />
        <p className="fine">{t('checks.receipt.keep')}</p>
        <div className="form-buttons">
          <Button href={file} download={`check-${id}.json`}>{t('checks.receipt.download')}</Button>
          <Button href={`/api/checks/${id}/table`} download={`check-${id}.xlsx`}>{t('checks.receipt.table')}</Button>
          <LinkButton to={`/checks/confirm?id=${id}&seal=${seal}`}>{t('checks.receipt.confirm')}</LinkButton>
          {executor && <LinkButton to="/checks">{t('checks.receipt.again')}</LinkButton>}
        </div>
      </section>
    </>
  );
}

function Subject({ subject: { name, identifier, answer, measures, derived }, now, follows, bars }: { subject: CheckAgain['subjects'][number]; now: CheckAgain['now'][number] | undefined; follows: CheckAgain['followsNow'][number] | undefined; bars: CheckAgain['barsNow'][number] }) {
  const { t, day, colon, label } = useWords();
  return (
    <article className="card" aria-label={name ?? identifier}>
      <p className="row-title"><strong>{name ?? (answer === 'unknown' ? t('checks.receipt.nobody') : '')}</strong> <span className="fine">{identifier}</span> <AnswerTag answer={answer} /></p>
      {now !== undefined && now !== answer && <p><strong>{t('checks.nowIs', { answer: label(CHECK_ANSWER_LABELS[now]) })}</strong></p>}
      <p>{t(`checks.meaning.${now ?? answer}`)}</p>
      {answer === 'apply' && measures.some(({ state }) => state !== 'inForce') && <p className="late-word">{t('checks.onlyThose')}</p>}
      <ul className="measures">
        {measures.map((m) => (
          <li key={m.id}>
            <p>{m.title} · {t('checks.whenAsked', { state: label(MEASURE_STATE_LABELS[m.state]) })}{m.stay !== undefined && ` · ${t('checks.stay', { standing: label(STAY_LABELS[m.stay]) })}`}{m.exception !== undefined && ` · ${t('checks.byException', { number: m.exception })}`}</p>
            <p className="fine">{t('file.basis')}{colon}{m.basis}</p>
            <p className="fine">{m.until === null ? t('shell.common.openEnded', { from: day(m.from) }) : t('shell.common.period', { from: day(m.from), until: day(m.until) })} · {t('checks.receipt.stand', { seq: m.seq })}</p>
          </li>
        ))}
      </ul>
      <DerivedList derived={follows ?? derived ?? []} />
      <BarList bars={bars} />
    </article>
  );
}
