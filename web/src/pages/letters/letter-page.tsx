import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useLetter } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Paper, PdfButton } from '../../components/paper.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { CorrectionPanel } from './correction-panel.tsx';

/** A letter's words, to be read here; the sealed PDF is one click away. Letters are Chinese, whatever the reader's language; those to subjects have an English courtesy version beside. */
export function LetterPage() {
  const { caseId, complaintId, repairId, letterId = '' } = useParams();
  const { t } = useWords();
  // From the list of all letters it belongs to no page of its own.
  const dossier = caseId !== undefined ? `/cases/${caseId}` : complaintId !== undefined ? `/complaints/${complaintId}` : repairId !== undefined ? `/repairs/${repairId}` : '';
  const back = caseId !== undefined ? { to: `${dossier}#letters`, text: t('kase.letterBack') } : complaintId !== undefined ? { to: dossier, text: t('letters.backToComplaint') } : repairId !== undefined ? { to: dossier, text: t('letters.backToRepair') } : { to: '/letters', text: t('letters.backToList') };
  const [lang, setLang] = useState<'zh' | 'en'>('zh');
  const letter = useLetter(letterId, lang);
  return (
    <Page title={letter.data?.title ?? t('kase.letterTitle')} narrow action={<LinkButton to={back.to}>{back.text}</LinkButton>}>
      <Loaded query={letter}>
        {(seen) => (
          <>
            {seen.supersededBy !== null && <Alert type="warning" showIcon title={<>{t('letters.supersededBy')} <Link to={`${dossier}/letters/${seen.supersededBy.id}`}>{seen.supersededBy.number}</Link></>} />}
            {seen.supersedes !== null && <p className="fine">{t('letters.supersedes')} <Link to={`${dossier}/letters/${seen.supersedes.id}`}>{seen.supersedes.number}</Link></p>}
            <p className="form-buttons">
              <PdfButton href={`/api/letters/${seen.id}/pdf${lang === 'en' ? '?lang=en' : ''}`} />
              {seen.acknowledged && <Button href={`/api/letters/${seen.id}/acknowledgement`} target="_blank">{t('letters.acknowledgement')}</Button>}
              {seen.hasEnglish && <Button onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>{t(lang === 'zh' ? 'letters.english' : 'letters.chinese')}</Button>}
            </p>
            {seen.language === 'en' && <Alert type="info" showIcon title={t('letters.courtesy')} />}
            <Paper number={seen.number} paragraphs={seen.paragraphs} lang={seen.language === 'en' ? 'en' : 'zh-CN'} />
            {seen.correction !== null && <CorrectionPanel key={seen.id} caseId={seen.caseId} after={back.to} letter={seen} correction={seen.correction} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
