import { HandoverBlocker } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { Writer } from '../../../ui/people';
import { PointInTime } from '../../../ui/time';
import { Isolated, useMlTranslation } from '../../../translations';
import { ExternalLink } from '../text';
import { RejectionAlert } from './RejectionAlert';
import { useRecordTransition } from './useTransition';
import styles from '../../../ui/page/RecordList.module.css';

/** A blocker, and what it concerns. */
export interface ListedBlocker extends HandoverBlocker {
  /** Title of the ability that it concerns; absent if it concerns all of them. */
  ability?: string;
}

/**
 * A list of blockers, open and resolved.
 *
 * @param onResolve - left out if the user may not mark blockers as resolved
 */
export function BlockerList(props: {
  blockers: ListedBlocker[];
  onResolve?: (blocker: number) => Promise<unknown>;
}) {
  const { blockers, onResolve } = props;
  const { t } = useMlTranslation();
  const { run, pending, error } = useRecordTransition(
    onResolve ?? (async (_: number) => undefined),
  );
  return (
    <>
      <RejectionAlert error={error} />
      {blockers.length === 0 ? (
        <p className={styles.fact}>{t('drills.blockers.none')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('drills.blockers.label')}>
          {blockers.map(blocker => (
            <li key={blocker.id} className={styles.item}>
              <div className={styles.header}>
                <strong>
                  {t(
                    blocker.resolvedAt
                      ? 'drills.blockers.resolved'
                      : 'drills.blockers.open',
                  )}
                </strong>
                <Isolated text={blocker.text} />
                {blocker.url && <ExternalLink url={blocker.url} />}
              </div>
              <p className={styles.fact}>
                {blocker.ability && (
                  <>{t('drills.blockers.of', { ability: blocker.ability })} </>
                )}
                <Reported blocker={blocker} /> <Resolved blocker={blocker} />
              </p>
              {onResolve && !blocker.resolvedAt && (
                <div className={styles.actions}>
                  <Button
                    size="small"
                    variant="secondary"
                    aria-label={t('drills.blockers.resolveWhich', {
                      blocker: blocker.text,
                    })}
                    isDisabled={pending}
                    onPress={() => run(blocker.id)}
                  >
                    {t('drills.blockers.resolve')}
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

function Reported(props: { blocker: HandoverBlocker }) {
  const { reportedAt, reportedBy } = props.blocker;
  const { t } = useMlTranslation();
  const when = <PointInTime at={reportedAt} />;
  return reportedBy
    ? t('drills.blockers.reportedBy', {
        when,
        who: <Writer writer={reportedBy} />,
      })
    : t('drills.blockers.reported', { when });
}

function Resolved(props: { blocker: HandoverBlocker }) {
  const { resolvedAt, resolvedBy } = props.blocker;
  const { t } = useMlTranslation();
  if (!resolvedAt) {
    return null;
  }
  const when = <PointInTime at={resolvedAt} />;
  return resolvedBy
    ? t('drills.blockers.resolvedBy', {
        when,
        who: <Writer writer={resolvedBy} />,
      })
    : t('drills.blockers.resolvedAt', { when });
}
