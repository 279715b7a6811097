import { useMutation } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { answerOf, api } from '../../api/client.ts';
import { isProblem } from '../../api/problem.ts';
import type { FoundRecord } from '../../api/types.ts';
import { errorSentence } from '../../components/problem-words.ts';
import { MarkTag, RecordStateTag, SensitivityTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';

/** What the clerk chose when no record that was found is the right one. */
export const NO_RECORD = '';

/** Finds the record an answer names: by the identifier of its subject, then by choosing; nobody types a record's id. `label`, `hint`: whose number is asked for, where it is not the asker's. */
export function RecordFinder({ label, hint }: { label?: string; hint?: string }) {
  const words = useWords();
  const { t } = words;
  const form = Form.useFormInstance<{ identifier?: string; recordId?: string }>();
  const sentence = (error: Error) => (isProblem(error) && error.document.code === 'invalid-field' ? t('inquiries.find.bad') : errorSentence(error, words));
  const lookup = useMutation({
    mutationFn: (identifier: string) => answerOf(api.POST('/api/records/lookup', { body: { identifier } })),
    // What was asked for is somebody's number: it is not kept.
    gcTime: 0,
    onError: (error) => form.setFields([{ name: 'identifier', errors: [sentence(error)] }]),
  });
  const forget = () => {
    lookup.reset();
    form.setFields([{ name: 'recordId', value: undefined, errors: [] }]);
  };
  const search = (text: string) => {
    forget();
    form.setFields([{ name: 'identifier', errors: [] }]);
    if (text.trim() !== '') lookup.mutate(text.trim());
  };
  const records = lookup.data?.records;
  // Whoever typed a number and did not search would send an answer without the record.
  const searched = (_rule: unknown, text = '') => (text.trim() === '' || records !== undefined ? Promise.resolve() : Promise.reject(new Error(lookup.error === null ? t('inquiries.find.notSearched') : sentence(lookup.error))));
  return (
    <>
      <Form.Item name="identifier" label={label ?? t('inquiries.find.identifier')} extra={hint ?? t('inquiries.find.hint')} validateTrigger={[]} rules={[{ validator: searched }]}>
        <Input.Search autoComplete="off" maxLength={40} enterButton={t('inquiries.find.search')} loading={lookup.isPending} onChange={forget} onPressEnter={(event) => event.preventDefault()} onSearch={(text, _event, info) => info?.source === 'input' && search(text)} />
      </Form.Item>
      <output className="block fine">{records?.length === 0 && t('inquiries.find.nothing')}</output>
      {records !== undefined && records.length > 0 && (
        <Form.Item name="recordId" label={t('inquiries.find.found')} rules={[{ validator: (_rule, id?: string) => (id === undefined ? Promise.reject(new Error(t('inquiries.find.needChoice'))) : Promise.resolve()) }]}>
          <Radio.Group className="choices" options={[...records.map((record) => ({ value: record.id, label: <RecordChoice record={record} /> })), { value: NO_RECORD, label: t('inquiries.find.noneOfThese') }]} />
        </Form.Item>
      )}
    </>
  );
}

function RecordChoice({ record: { title, number, provider, mark, state, sensitivity } }: { record: FoundRecord }) {
  const { org } = useWords();
  return <><strong>{title}</strong> <span className="fine">{number} · {org(provider)}</span> {state !== 'published' && <RecordStateTag state={state} />} <MarkTag mark={mark} /> <SensitivityTag level={sensitivity} /></>;
}
