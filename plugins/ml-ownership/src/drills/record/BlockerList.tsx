import { HandoverBlocker } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { Writer } from '../../people';
import { PointInTime } from '../../time';
import { useWords } from '../../words';
import { OutsideLink } from '../words';
import { Refused } from './Refused';
import { useMove } from './useMove';
import styles from '../../page/RecordList.module.css';

/**
 * What is in the way, or was.
 *
 * @param onSolve - left out for who may not say that it is solved
 */
export function BlockerList(props: {
  blockers: HandoverBlocker[];
  onSolve?: (blocker: number) => Promise<unknown>;
}) {
  const { blockers, onSolve } = props;
  const { t } = useWords();
  const { run, pending, error } = useMove(
    onSolve ?? (async (_: number) => undefined),
  );
  return (
    <>
      <Refused error={error} />
      {blockers.length === 0 ? (
        <p className={styles.fact}>{t('drills.blockers.none')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('drills.blockers.label')}>
          {blockers.map(blocker => (
            <li key={blocker.id} className={styles.item}>
              <div className={styles.header}>
                <strong>
                  {t(
                    blocker.solvedAt
                      ? 'drills.blockers.solved'
                      : 'drills.blockers.open',
                  )}
                </strong>
                <span>{blocker.text}</span>
                {blocker.url && <OutsideLink url={blocker.url} />}
              </div>
              <p className={styles.fact}>
                <Noted blocker={blocker} /> <Solved blocker={blocker} />
              </p>
              {onSolve && !blocker.solvedAt && (
                <div className={styles.actions}>
                  <Button
                    size="small"
                    variant="secondary"
                    aria-label={t('drills.blockers.solveWhich', {
                      blocker: blocker.text,
                    })}
                    isDisabled={pending}
                    onPress={() => run(blocker.id)}
                  >
                    {t('drills.blockers.solve')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Noted(props: { blocker: HandoverBlocker }) {
  const { notedAt, notedBy } = props.blocker;
  const { t } = useWords();
  const when = <PointInTime at={notedAt} />;
  return notedBy
    ? t('drills.blockers.notedBy', { when, who: <Writer writer={notedBy} /> })
    : t('drills.blockers.noted', { when });
}

function Solved(props: { blocker: HandoverBlocker }) {
  const { solvedAt, solvedBy } = props.blocker;
  const { t } = useWords();
  if (!solvedAt) {
    return null;
  }
  const when = <PointInTime at={solvedAt} />;
  return solvedBy
    ? t('drills.blockers.solvedBy', { when, who: <Writer writer={solvedBy} /> })
    : t('drills.blockers.solvedAt', { when });
}
