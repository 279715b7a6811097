import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useParams } from 'react-router';
import { readCheckCode } from '../../../../domain/letter-check.ts';
import { useCertificate } from '../../api/queries.ts';
import type { Certified } from '../../api/types.ts';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { CertificateCheck } from './certificate-check.tsx';
import { CertifiedMeasures } from './certified-measures.tsx';
import { LetterResult } from './letter-result.tsx';

/** Where the QR code of a letter or certificate leads: valid or not, of a suspension each measure, and nothing more. */
export function VerifyPage() {
  const { number } = useParams();
  const { t } = useWords();
  const code = number === undefined ? undefined : readCheckCode(number);
  return (
    <Page title={t('shell.verify.title')} lead={t('shell.verify.privacy')} narrow>
      {number !== undefined && (code === undefined ? <Result number={number} /> : <LetterResult code={code} />)}
      <section className="card">
        {number !== undefined && <h2>{t('shell.verify.again')}</h2>}
        <CertificateCheck />
      </section>
    </Page>
  );
}

/** A certificate of suspension: as a whole, and measure by measure. */
function CertifiedResult({ number, issuedAt, standing, measures }: { number: string; issuedAt: string | null } & Certified) {
  const { t, dayOf } = useWords();
  const [heading, text] = ({ valid: ['suspended', 'suspendedText'], partly: ['partly', 'partlyText'], over: ['over', 'overText'] } as const)[standing];
  return (
    <>
      <section className={standing === 'over' ? 'verdict verdict-bad' : 'verdict verdict-good'} aria-live="polite">
        {standing === 'over' ? <CloseCircleFilled aria-hidden /> : standing === 'partly' ? <ExclamationCircleFilled aria-hidden /> : <CheckCircleFilled aria-hidden />}
        <div>
          <h2>{t(`shell.verify.${heading}`)}</h2>
          <p>{t(`shell.verify.${text}`, { number, day: issuedAt === null ? '' : dayOf(issuedAt) })}</p>
        </div>
      </section>
      <CertifiedMeasures measures={measures} />
    </>
  );
}

function Result({ number }: { number: string }) {
  const { t, dayOf } = useWords();
  const certificate = useCertificate(number);
  return (
    <Loaded query={certificate}>
      {({ kind, valid, issuedAt, suspension }) => {
        if (suspension !== null) return <CertifiedResult number={number} issuedAt={issuedAt} {...suspension} />;
        const [heading, text] = kind === 'repair' ? (valid ? (['repaired', 'repairedText'] as const) : (['repairRevoked', 'repairRevokedText'] as const)) : kind === 'noAnswer' ? (['noAnswer', 'noAnswerText'] as const) : valid ? (['valid', 'validText'] as const) : (['invalid', 'invalidText'] as const);
        return (
          <section className={valid ? 'verdict verdict-good' : 'verdict verdict-bad'} aria-live="polite">
          {valid ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}
          <div>
            <h2>{t(`shell.verify.${heading}`)}</h2>
            <p>{t(`shell.verify.${text}`, { number, day: issuedAt === null ? '' : dayOf(issuedAt) })}</p>
          </div>
        </section>
        );
      }}
    </Loaded>
  );
}
