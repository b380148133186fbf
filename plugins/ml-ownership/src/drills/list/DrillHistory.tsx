import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useEntityTitles } from '../../entity';
import { CalendarDate } from '../../time';
import { useWords } from '../../words';
import { drillHeadline, DrillLink, DrillStateLabel } from '../words';
import styles from '../../page/RecordList.module.css';

/** Drills, each in one sentence that leads to it. */
export function DrillHistory(props: { drills: Drill[]; label: string }) {
  const { drills, label } = props;
  const { t, formats } = useWords();
  const titleOf = useEntityTitles(
    drills.map(({ performingTeam }) => performingTeam),
  );
  return (
    <ul className={styles.list} aria-label={label}>
      {drills.map(drill => (
        <li key={drill.id} className={styles.item}>
          <div className={styles.header}>
            <DrillStateLabel state={drill.state} />
            <DrillLink id={drill.id}>
              {drillHeadline(t, formats, drill, titleOf(drill.performingTeam))}
            </DrillLink>
            <span className={styles.fact}>
              {drill.state === 'planned' ? (
                t('drills.list.plannedOn', {
                  day: <CalendarDate at={drill.plannedAt} />,
                })
              ) : (
                <CalendarDate
                  at={drill.endedAt ?? drill.startedAt ?? drill.plannedAt}
                />
              )}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
