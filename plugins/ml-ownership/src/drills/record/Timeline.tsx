import { ReactNode } from 'react';
import { Writer } from '../../people';
import { PointInTime } from '../../time';
import { useWords } from '../../words';
import styles from '../../page/RecordList.module.css';

/** A line of a record. */
export interface TimelineEntry {
  id: number;
  at: string;
  /** Entity ref of a person; empty where the backend itself found out. */
  by: string;
}

/** What happened, the latest first. */
export function Timeline<T extends TimelineEntry>(props: {
  entries: readonly T[];
  words: (entry: T) => ReactNode;
}) {
  const { entries, words } = props;
  const { t } = useWords();
  return (
    <ol className={styles.list} aria-label={t('drills.record.label')} reversed>
      {[...entries].reverse().map(entry => (
        <li key={entry.id} className={styles.item}>
          <p className={styles.reason}>{words(entry)}</p>
          <p className={styles.fact}>
            {entry.by ? (
              t('drills.record.whenWho', {
                when: <PointInTime at={entry.at} />,
                who: <Writer writer={entry.by} />,
              })
            ) : (
              <PointInTime at={entry.at} />
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
