import { Form, Input, Radio } from 'antd';
import { EVIDENCE_VIEWS, type EvidenceView } from '../../../../../domain/verifying-acts.ts';
import type { CaseView } from '../../../api/types.ts';
import { EvidenceList } from '../../../components/evidence-list.tsx';
import { useWords } from '../../../i18n/words.ts';

export interface EvidenceValues {
  how: EvidenceView;
  by?: string;
  accepted: boolean;
  reason?: string;
}

/** The files that the objection rests on; the provider's own are not among them. */
export const theirs = (view: CaseView): CaseView['evidence'] => view.evidence.filter(({ toAnswer }) => toAnswer);

/** What goes to the register for each file, in the order of the fields. */
export const evidenceBody = (view: CaseView, values: readonly EvidenceValues[]) =>
  theirs(view).flatMap(({ id }, i) => {
    const said = values[i];
    if (said === undefined) return [];
    return [{ evidenceId: id, how: said.how, by: said.how === 'online' ? '' : (said.by ?? '').trim(), accepted: said.accepted, reason: said.accepted ? '' : (said.reason ?? '').trim() }];
  });

/** Each file with how it was viewed and whether it is accepted: an answer that looked at nothing cannot be sent. */
export function EvidenceFields({ view }: { view: CaseView }) {
  const { t } = useWords();
  const files = theirs(view);
  if (files.length === 0) return null;
  return (
    <>
      <h4>{t('acts.answer.theirs')}</h4>
      <p className="fine">{t('acts.answer.theirsHint')}</p>
      {files.map((file, i) => <FileFields key={file.id} file={file} index={i} />)}
    </>
  );
}

function FileFields({ file, index }: { file: CaseView['evidence'][number]; index: number }) {
  const { t, colon } = useWords();
  const form = Form.useFormInstance();
  const how: EvidenceView | undefined = Form.useWatch(['evidence', index, 'how'], form);
  const accepted: boolean | undefined = Form.useWatch(['evidence', index, 'accepted'], form);
  const title = t('acts.answer.theirFile', { n: index + 1 });
  const of = (sentence: string) => `${title}${colon}${sentence}`;
  return (
    <fieldset className="ground-fields">
      <legend>{title}</legend>
      <EvidenceList files={[file]} />
      <Form.Item name={['evidence', index, 'how']} label={t('acts.answer.how')} rules={[{ required: true, message: of(t('acts.answer.needHow')) }]}>
        <Radio.Group options={EVIDENCE_VIEWS.map((each) => ({ value: each, label: t(`acts.answer.howOf.${each}`) }))} />
      </Form.Item>
      {how !== undefined && how !== 'online' && (
        <Form.Item name={['evidence', index, 'by']} label={t('acts.answer.by')} rules={[{ required: true, whitespace: true, message: of(t('acts.answer.needBy')) }]}>
          <Input maxLength={100} />
        </Form.Item>
      )}
      <Form.Item name={['evidence', index, 'accepted']} label={t('acts.answer.accepted')} rules={[{ required: true, message: of(t('acts.answer.needAccepted')) }]}>
        <Radio.Group options={[{ value: true, label: t('acts.answer.yes') }, { value: false, label: t('acts.answer.no') }]} />
      </Form.Item>
      {accepted === false && (
        <Form.Item name={['evidence', index, 'reason']} label={t('acts.answer.whyNot')} rules={[{ required: true, whitespace: true, message: of(t('acts.answer.needWhyNot')) }]}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      )}
    </fieldset>
  );
}
