import { Alert, Button, Form, Input } from 'antd';
import { useSearchParams } from 'react-router';
import { CATEGORY_LABELS } from '../../../../domain/labels.ts';
import { isValidUscc } from '../../../../domain/uscc.ts';
import { usePublicRecords } from '../../api/queries.ts';
import type { PublicRecords } from '../../api/types.ts';
import { FieldValues } from '../../components/field-values.tsx';
import { Page } from '../../components/page.tsx';
import { MarkTag, StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** 信用信息公示: the published records of a company, for anybody; what is in dispute says so, and what is stopped is not there. */
export function PublicRecordPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  // Whatever else somebody types, a person's number above all, stays out of addresses: this page knows companies' codes only.
  const asked = search.get('code') ?? '';
  const code = isValidUscc(asked) ? asked : '';
  return (
    <Page title={t('publicRecords.title')} lead={t('publicRecords.lead')} narrow>
      <Form layout="vertical" name="public-records" className="card" requiredMark={false} initialValues={{ code }} onFinish={(values: { code: string }) => setSearch({ code: values.code.trim() })}>
        <div className="check-row">
          <Form.Item name="code" label={t('publicRecords.code')} rules={[{ validator: (_rule, value: string | undefined) => (isValidUscc((value ?? '').trim()) ? Promise.resolve() : Promise.reject(new Error(t('publicRecords.needCode')))) }]}><Input autoComplete="off" maxLength={40} /></Form.Item>
          <Button type="primary" htmlType="submit">{t('publicRecords.search')}</Button>
        </div>
      </Form>
      {code !== '' && <Found key={code} code={code} />}
    </Page>
  );
}

function Found({ code }: { code: string }) {
  const { t, day } = useWords();
  const found = usePublicRecords(code);
  return (
    <Loaded query={found}>
      {({ records, asOf }) => (
        <section aria-live="polite" aria-label={t('publicRecords.title')}>
          <p className="fine">{t('publicRecords.asOf', { day: day(asOf), count: records.length })}</p>
          {records.length === 0 ? <EmptyState title={t('publicRecords.none')} text={t('publicRecords.noneText')} /> : records.map((record) => <Published key={record.id} record={record} />)}
        </section>
      )}
    </Loaded>
  );
}

function Published({ record: { id, title, category, provider, fields, mark, correctedOn } }: { record: PublicRecords['records'][number] }) {
  const { t, label, org, day } = useWords();
  return (
    <article className="card" aria-labelledby={`public-${id}`}>
      <p className="fine">{label(CATEGORY_LABELS[category])} · {org(provider)}</p>
      <h2 id={`public-${id}`}>{title}</h2>
      <p className="tags"><MarkTag mark={mark} /> {correctedOn !== null && <StateTag tone="green">{t('publicRecords.corrected', { day: day(correctedOn) })}</StateTag>}</p>
      {(mark === 'disputed' || mark === 'objectionReceived') && <Alert type="warning" showIcon title={t('publicRecords.disputed')} />}
      <FieldValues fields={fields} />
    </article>
  );
}
