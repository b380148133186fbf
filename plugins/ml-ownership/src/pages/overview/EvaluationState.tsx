import { EvaluationProgress } from '@mlownership/backstage-plugin-ml-ownership-common';
import { PointInTime } from '../../ui/time';
import { useMlTranslation } from '../../translations';
import styles from './EvaluationState.module.css';

/** The time of the last evaluation, or the progress of the running one. */
export function EvaluationState(props: { evaluation: EvaluationProgress }) {
  const { evaluation } = props;
  const { state, evaluated, total, startedAt, finishedAt } = evaluation;
  const { t } = useMlTranslation();
  const counts =
    evaluated !== undefined && total !== undefined
      ? { evaluated, count: total }
      : undefined;
  if (state === 'never') {
    return <p className={styles.root}>{t('overview.evaluation.never')}</p>;
  }
  if (state === 'running') {
    return (
      <div className={styles.root}>
        {counts
          ? t('overview.evaluation.runningOf', counts)
          : t('overview.evaluation.running')}{' '}
        {startedAt &&
          t('overview.evaluation.started', {
            when: <PointInTime at={startedAt} />,
          })}
        <progress
          className={styles.progress}
          aria-label={t('overview.evaluation.progress')}
          value={total ? evaluated : undefined}
          max={total || undefined}
        />
      </div>
    );
  }
  if (state === 'failed') {
    return (
      <p className={styles.root} role="status">
        {finishedAt
          ? t('overview.evaluation.failed', {
              when: <PointInTime at={finishedAt} />,
            })
          : t('overview.evaluation.failedSometime')}{' '}
        {counts && t('overview.evaluation.failedAfter', counts)}{' '}
        {t('overview.evaluation.failedNote')}
      </p>
    );
  }
  return (
    <p className={styles.root}>
      {finishedAt
        ? t('overview.evaluation.finished', {
            when: <PointInTime at={finishedAt} />,
          })
        : t('overview.evaluation.finishedSometime')}{' '}
      {counts && t('overview.evaluation.finishedOf', counts)}
    </p>
  );
}
