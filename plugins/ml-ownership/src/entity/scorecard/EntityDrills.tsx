import { useRouteRef } from '@backstage/frontend-plugin-api';
import { HandoverState } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { useRef } from 'react';
import { DrillHistory } from '../../pages/drills/list';
import { PlanDrillButton } from '../../pages/drills/plan';
import {
  OPEN_STATES,
  OpenHandovers,
  ProposeHandoverButton,
} from '../../pages/handovers';
import { Section, useNearViewport } from '../../ui/page';
import { drillsRouteRef } from '../../routes';
import { ErrorState, LoadingState, useMlQuery } from '../../ui/async-state';
import { withQuery } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';
import styles from './EntityDrills.module.css';

/** The number of drills that fit into the reserved space. */
const LATEST = 3;

/** An accepted handover is not complete until the catalog names the new owner. */
const UNFINISHED: HandoverState[] = [...OPEN_STATES, 'accepted'];

/**
 * The drills and the open handover of an entity; loaded when the section comes near the viewport.
 *
 * @param owner - entity ref of the current owner
 */
export function EntityDrills(props: { entityRef: string; owner?: string }) {
  const { entityRef, owner } = props;
  const { t } = useMlTranslation();
  const element = useRef<HTMLDivElement>(null);
  const near = useNearViewport(element);
  const drills = useMlQuery(
    near ? ['drills', { entityRef, limit: LATEST }] : undefined,
    api => api.getDrills({ entityRef, limit: LATEST }),
  );
  const handovers = useMlQuery(
    near ? ['handovers', { entityRef, state: UNFINISHED }] : undefined,
    api => api.getHandovers({ entityRef, state: UNFINISHED }),
  );
  const allPath = withQuery(useRouteRef(drillsRouteRef)?.(), {
    tab: 'drills',
    entityRef,
  });
  const unfinished = handovers.data?.items.filter(
    ({ state, toTeam }) => state !== 'accepted' || toTeam !== owner,
  );
  const error = drills.error ?? handovers.error;
  const isThere = drills.data && handovers.data;

  return (
    <Section
      title={t('handover.drills.title')}
      lead={t('handover.drills.lead')}
      actions={
        <div className={styles.actions}>
          <PlanDrillButton plan={{ entityRef }} />
          <ProposeHandoverButton entityRef={entityRef} />
        </div>
      }
    >
      <div ref={element} className={styles.root}>
        {error && (
          <ErrorState
            error={error}
            subject={t('handover.drills.subject')}
            onRetry={() => {
              drills.reload();
              handovers.reload();
            }}
          />
        )}
        {!isThere && !error && (
          <LoadingState
            subject={t('handover.drills.subject')}
            heights={[44, 44, 44]}
          />
        )}
        {unfinished && unfinished.length > 0 && (
          <OpenHandovers handovers={unfinished} />
        )}
        {drills.data &&
          (drills.data.items.length === 0 ? (
            <p className={layout.note}>{t('handover.drills.none')}</p>
          ) : (
            <>
              <DrillHistory
                drills={drills.data.items}
                label={t('handover.drills.latest')}
              />
              {drills.data.pageInfo.nextCursor && (
                <Link href={allPath}>{t('handover.drills.all')}</Link>
              )}
            </>
          ))}
      </div>
    </Section>
  );
}
