import { App, Button, Form, Input } from 'antd';
import { FIELD_LABELS } from '../../../../domain/labels.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useQuarantine } from '../../api/queries.ts';
import type { Quarantine } from '../../api/types.ts';
import { Facts } from '../../components/facts.tsx';
import { Page } from '../../components/page.tsx';
import { errorSentence } from '../../components/problem-words.ts';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** What was put right and is handed in again: held back until a person decides. */
export function QuarantinePage() {
  const { t } = useWords();
  const held = useQuarantine();
  return (
    <Page title={t('uploads.quarantine.title')} lead={t('uploads.quarantine.lead')} narrow>
      <Loaded query={held}>
        {({ rows, mayDecide }) => (rows.length === 0 ? <EmptyState title={t('uploads.quarantine.none')} text={t('uploads.quarantine.noneText')} /> : rows.map((row) => <Held key={row.id} row={row} mayDecide={mayDecide} />))}
      </Loaded>
    </Page>
  );
}

function Held({ row, mayDecide }: { row: Quarantine['rows'][number]; mayDecide: boolean }) {
  const words = useWords();
  const { t, org, instant, label } = words;
  const why = row.sort === 'value' ? t('uploads.quarantine.sorts.value', { field: row.field === null ? '' : label(FIELD_LABELS[row.field]) }) : t(`uploads.quarantine.sorts.${row.sort}`);
  return (
    <article className="card" aria-label={`${row.subjectName} ${row.documentNumber}`}>
      <p className="row-title"><strong>{row.subjectName}</strong> <StateTag tone={row.outcome === null ? 'amber' : row.outcome === 'released' ? 'neutral' : 'green'}>{row.outcome === null ? t('uploads.quarantine.open') : t(`uploads.quarantine.decided.${row.outcome}`)}</StateTag></p>
      <Facts facts={[
        { name: t('uploads.quarantine.record'), value: row.recordTitle }, { name: t('uploads.quarantine.document'), value: row.documentNumber }, { name: t('uploads.quarantine.provider'), value: org(row.provider) },
        { name: t('uploads.quarantine.why'), value: why }, { name: t('uploads.quarantine.held'), value: instant(row.heldAt) },
      ]} />
      {mayDecide && row.outcome === null && <DecideForm id={row.id} />}
    </article>
  );
}

function DecideForm({ id }: { id: string }) {
  const words = useWords();
  const { t } = words;
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const decide = useSend(
    (body: { outcome: 'released' | 'rejected'; reason: string }, key) => answerOf(api.POST('/api/quarantine/{id}/decision', { params: { path: { id } }, body, headers: mutationHeaders(key) })),
    () => void message.success(t('uploads.quarantine.done')),
  );
  const send = async (outcome: 'released' | 'rejected') => {
    const { reason } = await form.validateFields();
    decide.mutate({ outcome, reason: reason.trim() }, { onError: (error) => void message.error(errorSentence(error, words)) });
  };
  return (
    <Form form={form} name={`quarantine-${id}`} layout="vertical" requiredMark={false}>
      <Form.Item name="reason" label={t('uploads.quarantine.reason')} rules={[{ required: true, whitespace: true, message: t('uploads.quarantine.needReason') }]}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      <div className="form-buttons">
        <Button loading={decide.isPending} onClick={() => void send('rejected').catch(() => undefined)}>{t('uploads.quarantine.reject')}</Button>
        <Button danger loading={decide.isPending} onClick={() => void send('released').catch(() => undefined)}>{t('uploads.quarantine.release')}</Button>
      </div>
    </Form>
  );
}
