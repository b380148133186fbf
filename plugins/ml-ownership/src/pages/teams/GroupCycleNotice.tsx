import { Alert } from '@backstage/ui';
import { EntityLink } from '../../ui/entity';
import { useMlTranslation } from '../../translations';
import styles from './GroupCycleNotice.module.css';

/** A notice that the parents of groups form a cycle, and its effect; renders nothing without a cycle. */
export function GroupCycleNotice(props: { groups: string[] | undefined }) {
  const { groups } = props;
  const { t } = useMlTranslation();
  return groups ? (
    <Alert
      status="warning"
      icon
      title={t('teams.cycle.title')}
      description={
        <>
          {t('teams.cycle.description')}
          <ul className={styles.list} aria-label={t('teams.cycle.groups')}>
            {groups.map(ref => (
              <li key={ref}>
                <EntityLink entityRef={ref} />
              </li>
            ))}
          </ul>
        </>
      }
    />
  ) : null;
}
