import { Page } from '../../components/page.tsx';
import { useWords } from '../../i18n/words.ts';

/** The clauses this system carries out, and how. The clause's own words stay Chinese: they are the law. */
export function BasisPage() {
  const { t } = useWords();
  return (
    <Page title={t('shell.basis.title')} lead={t('shell.basis.source')} narrow>
      <section className="card">
        <blockquote lang="zh-CN" className="law">
          建立健全信用信息异议、投诉制度。有关部门和单位在执行失信联合惩戒措施时主动发现、经市场主体提出异议申请或投诉发现信息不实的，应及时告知信息提供单位核实，信息提供单位应尽快核实并反馈。
          联合惩戒措施在信息核实期间暂不执行。经核实有误的信息应及时更正或撤销。因错误采取联合惩戒措施损害有关主体合法权益的，有关部门和单位应积极采取措施恢复其信誉、消除不良影响。
          支持有关主体通过行政复议、行政诉讼等方式维护自身合法权益。
        </blockquote>
      </section>
      <section className="card">
        <h2>{t('shell.basis.how')}</h2>
        <dl className="clauses">
          {t('shell.basis.rows', { returnObjects: true }).map(({ clause, means }) => (
            <div key={clause}><dt>{clause}</dt><dd>{means}</dd></div>
          ))}
        </dl>
        <p className="fine">{t('shell.basis.limits')}</p>
      </section>
    </Page>
  );
}
