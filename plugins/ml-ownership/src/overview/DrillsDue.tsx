import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { dueWords } from '../drills/due/dueWords';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { drillsRouteRef } from '../routes';
import { ErrorState, LoadingState, useMlData } from '../states';
import styles from './DrillsDue.module.css';

const MOST_SHOWN = 5;

/** Of which entities a drill is due first. */
export function DrillsDue() {
  const { data, error, loading, reload } = useMlData(
    ['due-drills', { limit: MOST_SHOWN }],
    api => api.getDueDrills({ limit: MOST_SHOWN }),
  );
  const drillsPath = useRouteRef(drillsRouteRef)?.();
  return (
    <Section
      title="Drills due"
      lead="Where another team has yet to show that it can do it, or has to show it again."
      actions={
        data &&
        data.totalItems > data.items.length && (
          <Link href={drillsPath}>All {data.totalItems}</Link>
        )
      }
    >
      {loading && <LoadingState subject="the drills due" heights={[120]} />}
      {error && (
        <ErrorState error={error} subject="the drills due" onRetry={reload} />
      )}
      {data?.items.length === 0 && (
        <p className={styles.none}>None within 30 days.</p>
      )}
      {data && data.items.length > 0 && (
        <ul className={styles.list}>
          {data.items.map(({ entityRef, title, abilities }) => (
            <li key={entityRef} className={styles.item}>
              <EntityLink entityRef={entityRef} title={title} handover />
              <span>{dueWords(entityRef, abilities).join('; ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
