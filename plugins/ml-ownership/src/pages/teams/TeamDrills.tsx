import { useRouteRef } from '@backstage/frontend-plugin-api';
import { DrillState } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { DrillHistory } from '../drills/list';
import { OPEN_STATES, OpenHandovers } from '../handovers';
import { Section } from '../../ui/page';
import { drillsRouteRef } from '../../routes';
import { ErrorState, LoadingState, useMlQuery } from '../../ui/async-state';
import { withQuery } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';

const LATEST = 5;
const DONE: DrillState[] = [
  'running',
  'passed',
  'partly-passed',
  'failed',
  'abandoned',
];

/** The drills that a team performs for others, and the handovers that it takes part in. */
export function TeamDrills(props: { team: string }) {
  const { team } = props;
  const { t } = useMlTranslation();
  const drills = useMlQuery(['drills', { team, state: DONE }], api =>
    api.getDrills({ team, state: DONE, limit: LATEST }),
  );
  const handovers = useMlQuery(
    ['handovers', { team, state: OPEN_STATES }],
    api => api.getHandovers({ team, state: OPEN_STATES }),
  );
  const drillsPath = useRouteRef(drillsRouteRef)?.();
  const error = drills.error ?? handovers.error;
  const isThere = drills.data && handovers.data;
  return (
    <Section title={t('teams.drills.title')}>
      {error && (
        <ErrorState
          error={error}
          subject={t('teams.drills.subject')}
          onRetry={() => {
            drills.reload();
            handovers.reload();
          }}
        />
      )}
      {!isThere && !error && (
        <LoadingState subject={t('teams.drills.subject')} heights={[44]} />
      )}
      {handovers.data && handovers.data.items.length > 0 && (
        <OpenHandovers handovers={handovers.data.items} />
      )}
      {drills.data &&
        (drills.data.items.length === 0 ? (
          <p className={layout.note}>{t('teams.drills.none')}</p>
        ) : (
          <>
            <DrillHistory
              drills={drills.data.items}
              label={t('teams.drills.label')}
            />
            {drills.data.pageInfo.nextCursor && (
              <Link href={withQuery(drillsPath, { tab: 'drills', team })}>
                {t('teams.drills.all')}
              </Link>
            )}
          </>
        ))}
    </Section>
  );
}
