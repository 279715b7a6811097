import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { errorSentence } from '../../../components/problem-words.ts';
import { useIsKept, useKeptWords } from '../../../components/kept-words.ts';
import { useWords } from '../../../i18n/words.ts';

const FORM = 'reveal';

/** A person's number, masked; a clerk has the whole of it shown for a reason, which is kept with their name. */
export function ShownIdentifier({ caseId, identifier, mayReveal }: { caseId: string; identifier: string; mayReveal: boolean }) {
  const words = useWords();
  const { t } = words;
  const kept = useIsKept(FORM);
  const [asking, setAsking] = useState(kept);
  const [form] = Form.useForm<{ reason: string }>();
  useKeptWords(form, FORM);
  const reveal = useMutation({
    mutationFn: (reason: string) => answerOf(api.POST('/api/cases/{id}/identifier', { params: { path: { id: caseId } }, body: { reason } })),
    // Somebody's number is not kept beyond this page.
    gcTime: 0,
    onSuccess: () => setAsking(false),
  });
  return (
    <>
      <span className="fine">{reveal.data?.identifier ?? identifier}</span>
      {mayReveal && reveal.data === undefined && !asking && <Button type="link" size="small" onClick={() => setAsking(true)}>{t('kase.reveal.show')}</Button>}
      {asking && (
        <Form form={form} layout="vertical" onFinish={({ reason }) => reveal.mutate(reason.trim())}>
          <Form.Item name="reason" label={t('kase.reveal.reason')} extra={t('kase.reveal.hint')} validateStatus={reveal.isError ? 'error' : ''} help={reveal.error === null ? undefined : errorSentence(reveal.error, words)} rules={[{ required: true, whitespace: true, message: t('kase.reveal.needReason') }]}>
            <Input maxLength={500} autoComplete="off" />
          </Form.Item>
          <Button htmlType="submit" loading={reveal.isPending}>{t('kase.reveal.show')}</Button>
        </Form>
      )}
    </>
  );
}
