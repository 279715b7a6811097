import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Receipt } from '../../api/types.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { CounterForm } from './counter-form.tsx';

/** 窗口收件: no wrong door. The receipt is printed for whoever stands here. */
export function CounterPage() {
  const { t, instant } = useWords();
  const { roles } = useUser();
  const [receipt, setReceipt] = useState<Receipt>();
  const clerk = roles.includes('clerk');
  return (
    <Page title={t('counter.title')} lead={t('counter.lead')} narrow>
      {receipt === undefined && <p><Link to="/forms">{t('shell.forms.link')}</Link></p>}
      {receipt === undefined ? <CounterForm clerk={clerk} onFiled={setReceipt} /> : (
        <section className="card receipt">
          <Alert type="success" showIcon title={t('counter.filed', { number: receipt.number })} description={<p>{t('counter.filedText', { at: instant(receipt.occurredAt), seq: receipt.seq })}<br /><span className="hash">{receipt.hash}</span></p>} />
          <div className="form-buttons">
            <Button type="primary" onClick={() => window.print()}>{t('counter.print')}</Button>
            {clerk && <LinkButton to={`/cases/${receipt.caseId}`}>{t('counter.toCase')}</LinkButton>}
            <Button onClick={() => setReceipt(undefined)}>{t('counter.next')}</Button>
          </div>
        </section>
      )}
    </Page>
  );
}
