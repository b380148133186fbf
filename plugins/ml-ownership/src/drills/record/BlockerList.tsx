import { HandoverBlocker } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { Writer } from '../../people';
import { PointInTime } from '../../time';
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
  const { run, pending, error } = useMove(
    onSolve ?? (async (_: number) => undefined),
  );
  return (
    <>
      <Refused error={error} />
      {blockers.length === 0 ? (
        <p className={styles.fact}>None was noted.</p>
      ) : (
        <ul className={styles.list} aria-label="Blockers">
          {blockers.map(blocker => (
            <li key={blocker.id} className={styles.item}>
              <div className={styles.header}>
                <strong>{blocker.solvedAt ? 'Solved' : 'Open'}</strong>
                <span>{blocker.text}</span>
                {blocker.url && <OutsideLink url={blocker.url} />}
              </div>
              <p className={styles.fact}>
                Noted <PointInTime at={blocker.notedAt} />
                {blocker.notedBy && (
                  <>
                    {' '}
                    by <Writer writer={blocker.notedBy} />
                  </>
                )}
                {blocker.solvedAt && (
                  <>
                    , solved <PointInTime at={blocker.solvedAt} />
                    {blocker.solvedBy && (
                      <>
                        {' '}
                        by <Writer writer={blocker.solvedBy} />
                      </>
                    )}
                  </>
                )}
                .
              </p>
              {onSolve && !blocker.solvedAt && (
                <div className={styles.actions}>
                  <Button
                    size="small"
                    variant="secondary"
                    aria-label={`It is solved: ${blocker.text}`}
                    isDisabled={pending}
                    onPress={() => run(blocker.id)}
                  >
                    It is solved
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
