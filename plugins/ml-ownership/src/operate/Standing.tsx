import { Link } from '@backstage/ui';
import { headlineOf } from '../criterion';
import { useEntityTabPath } from '../entity';
import { Section } from '../page';
import { LoadingState } from '../states';
import { PointInTime } from '../time';
import { VerdictLabel } from '../verdict';
import { useWords } from '../words';
import { Note } from './Fact';
import styles from './Standing.module.css';
import { OperateData } from './useOperate';

/** The verdict in words, and how old it is. */
export function Standing(props: { entityRef: string; data: OperateData }) {
  const { entityRef, data } = props;
  const { t } = useWords();
  const { scorecard, trouble } = data;
  const handoverPath = useEntityTabPath(entityRef, 'handover');
  return (
    <Section title={t('operate.standing.title')}>
      {!scorecard && trouble && <Note>{t(`operate.notKnown.${trouble}`)}</Note>}
      {!scorecard && !trouble && (
        <LoadingState
          subject={t('operate.standing.subject')}
          heights={[24, 24, 24, 44]}
        />
      )}
      {scorecard && (
        <div className={styles.root}>
          <VerdictLabel
            verdict={scorecard.systemVerdict ?? scorecard.verdict}
            size="large"
          />
          <p className={styles.headline}>{headlineOf(t, scorecard)}</p>
          {scorecard.evaluatedAt && (
            <Note>
              {t('operate.standing.evaluated', {
                when: <PointInTime at={scorecard.evaluatedAt} />,
              })}
            </Note>
          )}
          {handoverPath && (
            <Link className={styles.link} href={handoverPath}>
              {t('operate.standing.why')}
            </Link>
          )}
        </div>
      )}
    </Section>
  );
}
