import { FilePdfOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { answerOf, api, mutationHeaders, newKey } from '../../../api/client.ts';
import type { CaseView } from '../../../api/types.ts';
import { errorSentence } from '../../../components/problem-words.ts';
import { useWords } from '../../../i18n/words.ts';

/** 卷宗 in one press: made as of now, its hash in the log, and the same bytes whenever it is opened again. */
export function CaseFilePanel({ view }: { view: CaseView }) {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const making = useMutation({
    mutationFn: () => answerOf(api.POST('/api/cases/{id}/case-file', { params: { path: { id: view.id } }, body: {}, headers: mutationHeaders(newKey()) })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['case', view.id] }),
  });
  const made = making.data;
  return (
    <div className="stack">
      <p className="fine">{t('decision.caseFileText')}</p>
      <p><Button icon={<FilePdfOutlined />} loading={making.isPending} onClick={() => making.mutate()}>{t('decision.caseFile')}</Button></p>
      {making.error !== null && <Alert type="error" showIcon role="alert" title={errorSentence(making.error, words)} />}
      {made !== undefined && (
        <output className="block">
          {t('decision.caseFileDone', { pages: made.pages, sha256: made.sha256.slice(0, 16), seq: made.seq })} <a href={`/api/cases/${view.id}/case-file?upTo=${made.upTo}`} target="_blank" rel="noreferrer">{t('decision.openCaseFile')}</a>
        </output>
      )}
    </div>
  );
}
