import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import type { CaseView } from '../../../api/types.ts';
import { useWords } from '../../../i18n/words.ts';
import { CorrectionSection } from './correction-section.tsx';
import { DecisionSection } from './decision-section.tsx';
import { GroundsSection } from './grounds-section.tsx';
import { LettersSection } from './letters-section.tsx';
import { MeasuresSection } from './measures-section.tsx';
import { OverviewSection } from './overview-section.tsx';
import { RemedySection } from './remedy-section.tsx';
import { RestorationSection } from './restoration-section.tsx';
import { TimelineSection } from './timeline-section.tsx';

const SECTIONS = {
  overview: OverviewSection, grounds: GroundsSection, measures: MeasuresSection, decision: DecisionSection, remedies: RemedySection, correction: CorrectionSection,
  restoration: RestorationSection, letters: LettersSection, timeline: TimelineSection,
};
type SectionName = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as SectionName[];

/** The parts of a case, one at a time; which one stands in the address after the #. */
export function CaseSections({ view }: { view: CaseView }) {
  const { t } = useWords();
  const { hash, search } = useLocation();
  const current = NAMES.find((name) => hash === `#${name}`) ?? 'overview';
  const Section = SECTIONS[current];
  const strip = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const link = strip.current?.querySelector<HTMLElement>('[aria-current]');
    if (strip.current && link) strip.current.scrollLeft = link.offsetLeft - 24;
  }, [current]);
  return (
    <section className="sections">
      <nav aria-label={t('kase.sectionsLabel')} className="section-nav">
        <ul ref={strip}>
          {NAMES.map((name) => (
            <li key={name}><Link to={{ search, hash: name }} replace preventScrollReset aria-current={name === current ? 'true' : undefined}>{t(`kase.sections.${name}`)}</Link></li>
          ))}
        </ul>
      </nav>
      <div className="card section-body">
        <h2>{t(`kase.sections.${current}`)}</h2>
        <Section view={view} />
      </div>
    </section>
  );
}
