import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useEntityTitles } from '../../../ui/entity';
import { CalendarDate } from '../../../ui/time';
import { useMlTranslation } from '../../../translations';
import { drillHeadline, DrillLink, DrillStateLabel } from '../text';
import styles from '../../../ui/page/RecordList.module.css';

/** A list of drills, each as a one-sentence link to its page. */
export function DrillHistory(props: { drills: Drill[]; label: string }) {
  const { drills, label } = props;
  const { t, formats } = useMlTranslation();
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
