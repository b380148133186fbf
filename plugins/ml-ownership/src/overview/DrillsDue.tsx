import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { dueWords } from '../drills/due/dueWords';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { drillsRouteRef } from '../routes';
import { ErrorState, LoadingState, useMlData } from '../states';
import { useWords } from '../words';
import styles from './DrillsDue.module.css';

const MOST_SHOWN = 5;

/** Of which entities a drill is due first. */
export function DrillsDue() {
  const { t, formats } = useWords();
  const { data, error, loading, reload } = useMlData(
    ['due-drills', { limit: MOST_SHOWN }],
    api => api.getDueDrills({ limit: MOST_SHOWN }),
  );
  const drillsPath = useRouteRef(drillsRouteRef)?.();
  return (
    <Section
      title={t('overview.due.title')}
      lead={t('overview.due.lead')}
      actions={
        data &&
        data.totalItems > data.items.length && (
          <Link href={drillsPath}>
            {t('overview.all', { number: formats.number(data.totalItems) })}
          </Link>
        )
      }
    >
      <div className={styles.root}>
        {loading && (
          <LoadingState subject={t('overview.due.subject')} heights={[120]} />
        )}
        {error && (
          <ErrorState
            error={error}
            subject={t('overview.due.subject')}
            onRetry={reload}
          />
        )}
        {data?.items.length === 0 && (
          <p className={styles.none}>{t('overview.due.none')}</p>
        )}
        {data && data.items.length > 0 && (
          <ul className={styles.list}>
            {data.items.map(({ entityRef, title, abilities }) => (
              <li key={entityRef} className={styles.item}>
                <EntityLink entityRef={entityRef} title={title} handover />
                <span>
                  {dueWords(t, formats, entityRef, abilities).join('; ')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
