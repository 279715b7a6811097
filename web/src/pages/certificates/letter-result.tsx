import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { LETTER_LABELS } from '../../../../domain/labels.ts';
import { useLetterCheck } from '../../api/queries.ts';
import { Facts } from '../../components/facts.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { CertifiedMeasures } from './certified-measures.tsx';

/** A letter by its code: what has to stand on the paper in the reader's hand, so that a code copied onto another paper shows. */
export function LetterResult({ code }: { code: string }) {
  const { t, label, org, day } = useWords();
  const letter = useLetterCheck(code);
  return (
    <Loaded query={letter}>
      {({ state, kind, number, issuer, issuedOn, replacedBy, suspension, report }) => {
        if (report !== null) {
          return (
            <section className={report.state === 'valid' ? 'verdict verdict-good' : 'verdict verdict-bad'} aria-live="polite">
              {report.state === 'valid' ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />}
              <div><h2>{t(`recipients.report.check.${report.state}`)}</h2><p>{t(`recipients.report.check.${report.state}Text`, { number: report.number, org: org(report.org), day: day(report.issuedOn) })}</p></div>
            </section>
          );
        }
        if (state === null || kind === null || issuer === null || issuedOn === null) {
          return (
            <section className="verdict verdict-bad" aria-live="polite">
              <CloseCircleFilled aria-hidden />
              <div><h2>{t('letters.check.none')}</h2><p>{t('letters.check.noneText', { code })}</p></div>
            </section>
          );
        }
        return (
          <>
            <section className={state === 'valid' ? 'verdict verdict-good' : 'verdict verdict-bad'} aria-live="polite">
              {state === 'valid' ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />}
              <div>
                <h2>{t(`letters.check.${state}`)}</h2>
                <p>{replacedBy === null ? t(`letters.check.${state}Text`) : t('letters.check.replaced', { number: replacedBy.number, day: day(replacedBy.issuedOn) })}</p>
              </div>
            </section>
            <section className="card">
              <Facts facts={[
                { name: t('letters.check.kind'), value: label(LETTER_LABELS[kind]) }, { name: t('letters.check.number'), value: number },
                { name: t('letters.check.issuer'), value: org(issuer) }, { name: t('letters.check.issuedOn'), value: day(issuedOn) },
              ]} />
              <p className="fine">{t('letters.check.compare')}</p>
            </section>
            {suspension !== null && <CertifiedMeasures measures={suspension.measures} />}
          </>
        );
      }}
    </Loaded>
  );
}
