import { Link } from '@backstage/ui';
import { headlineOf } from '../../ui/criterion';
import { useEntityTabPath } from '../../ui/entity';
import { Section } from '../../ui/page';
import { LoadingState } from '../../ui/async-state';
import { PointInTime } from '../../ui/time';
import { VerdictLabel } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { Note } from './DescriptionList';
import styles from './VerdictSummary.module.css';
import { OperateData } from './useOperate';

/** The verdict as a sentence, and its age. */
export function VerdictSummary(props: {
  entityRef: string;
  data: OperateData;
}) {
  const { entityRef, data } = props;
  const { t } = useMlTranslation();
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
