import { useParams } from 'react-router';
import { useIncidentLetter } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Paper, PdfButton } from '../../components/paper.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** One letter of a faulty batch, in its words; the paper is one click away. */
export function IncidentLetterPage() {
  const { incidentId = '', letterId = '' } = useParams();
  const { t } = useWords();
  const letter = useIncidentLetter(incidentId, letterId);
  return (
    <Page title={letter.data?.title ?? t('incidents.letters')} narrow action={<LinkButton to={`/incidents/${incidentId}`}>{t('incidents.one')}</LinkButton>}>
      <Loaded query={letter}>
        {({ id, number, paragraphs }) => (
          <>
            <p className="form-buttons"><PdfButton href={`/api/incidents/${incidentId}/letters/${id}/pdf`} /></p>
            <Paper number={number} paragraphs={paragraphs} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
