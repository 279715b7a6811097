import { Checkbox, Form } from 'antd';
import { Link } from 'react-router';
import { HARM_LABELS } from '../../../../../domain/harm-labels.ts';
import { answerOf, api } from '../../../api/client.ts';
import { useHarmDiary } from '../../../api/queries.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { Loaded } from '../../../components/states.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  entryIds?: string[];
}

/** The subject chooses which entries of its diary become the case's. */
export function FileHarmsForm({ view }: ActFormProps) {
  const { t, day, label } = useWords();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'file-harms');
  const diary = useHarmDiary(view.record.id);
  const sending = useAct(view, t('acts.names.harmsFiled'), ({ entryIds = [] }: Values, headers) => answerOf(api.POST('/api/cases/{id}/harms', { params: { path: { id: view.id } }, headers, body: { entryIds } })), problems.onRefused);
  const some = (_rule: unknown, chosen: string[] = []) => (chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('harms.needSome'))));
  return (
    <Loaded query={diary}>
      {({ entries }) => {
        const left = entries.filter(({ caseId }) => caseId === null);
        if (left.length === 0) return <p>{t('harms.nothingLeft')} <Link to={`/records/${view.record.id}/harms`}>{t('harms.open')}</Link></p>;
        return (
          <Form form={form} name="file-harms" layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
            <p className="consequence">{t('acts.consequences.harmsFiled')}</p>
            <ErrorSummary lines={problems.lines} count={problems.count} />
            <fieldset className="ground-fields">
              <legend>{t('harms.which')}</legend>
              <Form.Item name="entryIds" noStyle rules={[{ validator: some }]}>
                <Checkbox.Group className="choices" options={left.map(({ entryId, on, harm, where }) => ({ value: entryId, label: `${day(on)} ${label(HARM_LABELS[harm])} · ${where}` }))} />
              </Form.Item>
            </fieldset>
            <SendRow sending={sending} label={t('acts.buttons.harmsFiled')} quiet />
          </Form>
        );
      }}
    </Loaded>
  );
}
