import { ReactNode } from 'react';
import { Writer } from '../../../ui/people';
import { PointInTime } from '../../../ui/time';
import { useMlTranslation } from '../../../translations';
import styles from '../../../ui/page/RecordList.module.css';

/** An entry of a timeline. */
export interface TimelineEntry {
  id: number;
  createdAt: string;
  /** Entity ref of a user; empty if the backend created the entry. */
  createdBy: string;
}

/** A timeline, newest first. */
export function Timeline<T extends TimelineEntry>(props: {
  entries: readonly T[];
  describe: (entry: T) => ReactNode;
}) {
  const { entries, describe } = props;
  const { t } = useMlTranslation();
  return (
    <ol className={styles.list} aria-label={t('drills.record.label')} reversed>
      {[...entries].reverse().map(entry => (
        <li key={entry.id} className={styles.item}>
          <p className={styles.reason}>{describe(entry)}</p>
          <p className={styles.fact}>
            {entry.createdBy ? (
              t('drills.record.whenWho', {
                when: <PointInTime at={entry.createdAt} />,
                who: <Writer writer={entry.createdBy} />,
              })
            ) : (
              <PointInTime at={entry.createdAt} />
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
