import { PAPER_FORM_LABELS, PAPER_FORMS } from '../../../../domain/paper-form.ts';
import { Page } from '../../components/page.tsx';
import { useWords } from '../../i18n/words.ts';

/** Blank forms, for whoever would rather write on paper. */
export function FormPage() {
  const { t, label } = useWords();
  return (
    <Page title={t('shell.forms.title')} lead={t('shell.forms.lead')} narrow>
      <ul className="rows">
        {PAPER_FORMS.map((form) => (
          <li key={form} className="row">
            <div className="row-main"><p className="row-title"><strong>{label(PAPER_FORM_LABELS[form])}</strong></p><p className="fine">{t(`shell.forms.for.${form}`)}</p></div>
            <div className="row-side"><a href={`/api/public/forms/${form}`} target="_blank" rel="noreferrer" aria-label={`${t('shell.forms.open')} ${label(PAPER_FORM_LABELS[form])}`}>{t('shell.forms.open')}</a></div>
          </li>
        ))}
      </ul>
    </Page>
  );
}
