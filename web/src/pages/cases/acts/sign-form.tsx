import { App } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** 签发: the draft above becomes the decision. */
export function SignForm({ view }: ActFormProps) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const name = t('acts.names.decided');
  const sending = useAct(view, name, (body: Record<string, never>, headers) => answerOf(api.POST('/api/cases/{id}/decision', { params: { path: { id: view.id } }, body, headers })));
  const ask = () => void modal.confirm({ title: t('acts.confirmTitle', { act: name }), content: <><p>{t('acts.consequences.decided')}</p><p>{t('acts.confirmText')}</p></>, okText: name, onOk: () => sending.send({}) });
  return (
    <>
      <p className="consequence">{t('acts.consequences.decided')}</p>
      <SendRow sending={sending} label={t('acts.buttons.decided')} onClick={ask} />
    </>
  );
}
