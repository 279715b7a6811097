import type { CertifiedState } from '../../../../domain/suspension-certificate.ts';
import type { Certified } from '../../api/types.ts';
import { StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';

const TONES: Record<CertifiedState, 'green' | 'red' | 'neutral'> = { rests: 'green', excepted: 'red', resumed: 'red', lifted: 'neutral', ended: 'neutral', expired: 'neutral' };

/** Each measure that stands on a certificate of suspension, and how it is now. */
export function CertifiedMeasures({ measures }: Pick<Certified, 'measures'>) {
  const { t, org } = useWords();
  return (
    <section className="card">
      <h2>{t('shell.verify.measures')}</h2>
      <ul className="measures">
        {measures.map(({ title, department, state }, i) => (
          <li key={i} className="measure">
            <div className="measure-head">
              <strong className="measure-title">{title}</strong>
              <StateTag tone={TONES[state]}>{t(`shell.verify.states.${state}`)}</StateTag>
            </div>
            <p className="measure-org">{org(department)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
