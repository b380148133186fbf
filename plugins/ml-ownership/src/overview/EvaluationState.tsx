import { EvaluationProgress } from '@mlownership/backstage-plugin-ml-ownership-common';
import { PointInTime } from '../time';
import styles from './EvaluationState.module.css';

/** When the scorecards were last worked out, or how far that is. */
export function EvaluationState(props: { evaluation: EvaluationProgress }) {
  const { evaluation } = props;
  const { state, evaluated, total, startedAt, finishedAt } = evaluation;
  if (state === 'never') {
    return (
      <p className={styles.root}>
        Nothing has been evaluated yet; the first evaluation starts by itself.
      </p>
    );
  }
  if (state === 'running') {
    return (
      <div className={styles.root}>
        Evaluating
        {evaluated !== undefined && total !== undefined
          ? `: ${evaluated} of ${total} ${total === 1 ? 'entity' : 'entities'}`
          : ''}
        {startedAt && (
          <>
            , started <PointInTime at={startedAt} />
          </>
        )}
        .
        <progress
          className={styles.progress}
          aria-label="Evaluation"
          value={total ? evaluated : undefined}
          max={total || undefined}
        />
      </div>
    );
  }
  if (state === 'failed') {
    return (
      <p className={styles.root} role="status">
        The last evaluation failed
        {finishedAt && (
          <>
            {' '}
            <PointInTime at={finishedAt} />
          </>
        )}
        {evaluated !== undefined && total !== undefined
          ? `, after ${evaluated} of ${total} entities`
          : ''}
        . What you see may be older; the log of the backend says why.
      </p>
    );
  }
  return (
    <p className={styles.root}>
      Evaluated{' '}
      {finishedAt ? <PointInTime at={finishedAt} /> : 'at an unknown time'}
      {evaluated !== undefined && total !== undefined
        ? `: ${evaluated} of ${total} entities.`
        : '.'}
    </p>
  );
}
