import { App, Button, Form, Input, Select } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { PublicityEnd, Repair } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../components/evidence-picker.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

/** One recipient told: by which way, whether it has confirmed, and what became of its rating. */
export function ToldLine({ told: n }: { told: Repair['notices'][number] }) {
  const { t, org } = useWords();
  return (
    <>
      {org(n.org)} <span className="fine">{t(`recipients.ways.${n.way}`)}</span>{' '}
      {n.defunctAt !== null ? <StateTag tone="neutral">{t('recipients.defunct')}</StateTag> : n.confirmedAt === null ? <StateTag tone="amber">{t('repairs.page.waiting')}</StateTag> : <StateTag tone="green">{t(n.acknowledged ? 'repairs.page.acknowledged' : 'repairs.page.confirmed')}</StateTag>}
      {n.rating !== null && <> <StateTag tone="green">{t(`repairs.page.ratings.${n.rating}`)}</StateTag></>}
      {n.again && <> <StateTag tone="red">{t('repairs.page.again')}</StateTag></>}
    </>
  );
}

/** What the subject has seen still shown. */
export function StillShown({ reports }: { reports: PublicityEnd['reports'] }) {
  const { t, org, instant } = useWords();
  if (reports.length === 0) return null;
  return (
    <section className="card" aria-labelledby="still-shown">
      <h2 id="still-shown">{t('publicityEnd.reports')}</h2>
      <ul className="plain">{reports.map((r) => <li key={`${r.org.id} ${r.at}`}>{org(r.org)} · {instant(r.at)}{r.where !== null && <> · {r.where}</>}{r.statement !== null && r.statement !== '' && <><br />{r.statement}</>}</li>)}</ul>
    </section>
  );
}

interface Values {
  orgId: string;
  where: string;
  statement?: string;
  files?: TakenFile[];
}

/** 各网站不一致: the subject says who still shows or uses what has ended; it is told again. */
export function StillShownForm({ at, id, publishers }: { at: '/api/repairs/{id}/still-shown' | '/api/records/{id}/publicity-end/still-shown'; id: string; publishers: PublicityEnd['publishers'] }) {
  const { t, org } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'still-shown-form');
  const send = useSend(({ orgId, where, statement, files }: Values, key) => answerOf(api.POST(at, { params: { path: { id } }, headers: mutationHeaders(key), body: { orgId, where: where.trim(), statement: statement?.trim() ?? '', evidenceIds: (files ?? []).map((file) => file.id) } })), () => {
    form.resetFields();
    void message.success(t('publicityEnd.report.sent'));
  });
  const need = [{ required: true, whitespace: true, message: t('publicityEnd.report.need') }];
  return (
    <details className="fold card">
      <summary>{t('publicityEnd.report.title')}</summary>
      <Form form={form} name="still-shown-form" layout="vertical" className="fold-body" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <p className="fine">{t('publicityEnd.report.text')}</p>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="orgId" label={t('publicityEnd.report.who')} extra={t('publicityEnd.report.other')} rules={[{ required: true, message: t('publicityEnd.report.need') }]}><Select options={publishers.map((each) => ({ value: each.id, label: org(each) }))} /></Form.Item>
        <Form.Item name="where" label={t('publicityEnd.report.where')} rules={need}><Input maxLength={500} /></Form.Item>
        <Form.Item name="statement" label={t('publicityEnd.report.statement')}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
        <Form.Item name="files" label={t('publicityEnd.report.files')}><EvidencePicker label={t('publicityEnd.report.files')} /></Form.Item>
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('publicityEnd.report.send')}</Button></div>
      </Form>
    </details>
  );
}
