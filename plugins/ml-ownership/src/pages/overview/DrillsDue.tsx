import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { describeDue } from '../drills/due/dueText';
import { EntityLink } from '../../ui/entity';
import { Section } from '../../ui/page';
import { drillsRouteRef } from '../../routes';
import { ErrorState, LoadingState, useMlQuery } from '../../ui/async-state';
import { useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';
import styles from './DrillsDue.module.css';

const MAX_SHOWN = 5;

/** The entities whose drills are the most urgent. */
export function DrillsDue() {
  const { t, formats } = useMlTranslation();
  const { data, error, loading, reload } = useMlQuery(
    ['due-drills', { limit: MAX_SHOWN }],
    api => api.getDueDrills({ limit: MAX_SHOWN }),
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
          <p className={layout.note}>{t('overview.due.none')}</p>
        )}
        {data && data.items.length > 0 && (
          <ul className={styles.list}>
            {data.items.map(({ entityRef, title, abilities }) => (
              <li key={entityRef} className={styles.item}>
                <EntityLink entityRef={entityRef} title={title} handover />
                <span>
                  {describeDue(t, formats, entityRef, abilities).join('; ')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
