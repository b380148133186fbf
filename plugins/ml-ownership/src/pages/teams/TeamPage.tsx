import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Alert, Link, Text } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { EntityLink } from '../../ui/entity';
import { PageBody } from '../../ui/page';
import { PrintButton, usePrinting } from '../../ui/print';
import { teamsRouteRef, whatIfRouteRef } from '../../routes';
import { ErrorState, LoadingState, useMlQuery } from '../../ui/async-state';
import { withQuery } from '../../ui/url';
import { Isolated, useMlTranslation } from '../../translations';
import { TeamDrills } from './TeamDrills';
import { TeamLink } from './TeamLink';
import { GroupCycleNotice } from './GroupCycleNotice';
import { TeamScorecard } from './TeamScorecard';
import layout from '../../ui/layout.module.css';
import styles from './TeamPage.module.css';

/** The page of one group with everything that it and its descendants own and operate. */
export function TeamPage() {
  const { t, formats } = useMlTranslation();
  const printing = usePrinting();
  const { namespace = 'default', name = '' } = useParams();
  const groupRef = stringifyEntityRef({ kind: 'group', namespace, name });
  const teamsPath = useRouteRef(teamsRouteRef)?.();
  const whatIfPath = useRouteRef(whatIfRouteRef)?.();
  const { data, error, loading, reload } = useMlQuery(['team', groupRef], api =>
    api.getTeam(groupRef),
  );

  return (
    <PageBody hasPrintButton={data !== undefined}>
      <nav className={styles.trail} aria-label={t('teams.trail')}>
        <Link href={teamsPath}>{t('teams.all')}</Link>
        {data?.parent && (
          <>
            <span aria-hidden>/</span>
            <TeamLink entityRef={data.parent} />
          </>
        )}
      </nav>
      {loading && (
        <LoadingState
          subject={t('teams.subjectOne')}
          heights={[64, 340, 440, 480]}
        />
      )}
      {!loading && !data && (
        <ErrorState
          error={error ?? new Error(t('states.noAnswer'))}
          subject={t('teams.subjectOne')}
          onRetry={reload}
        />
      )}
      {data && (
        <>
          <div className={styles.title}>
            <Text as="h1" variant="title-medium" weight="bold">
              <Isolated text={data.title} />
            </Text>
            {!data.missing && (
              <EntityLink
                entityRef={data.entityRef}
                title={t('teams.openInCatalog')}
                hideIcon
              />
            )}
            {whatIfPath && !data.missing && (
              <Link href={withQuery(whatIfPath, { dissolved: data.entityRef })}>
                {t('teams.whatIf')}
              </Link>
            )}
            <PrintButton />
          </div>
          {printing && (
            <p className={layout.text}>
              {t('teams.report', {
                ref: data.entityRef,
                day: formats.day(new Date()),
              })}
            </p>
          )}
          <GroupCycleNotice groups={data.groupCycle} />
          {data.missing && (
            <Alert
              status="warning"
              icon
              title={t('missing.team', { ref: data.entityRef })}
            />
          )}
          <TeamScorecard team={data} />
          <TeamDrills team={data.entityRef} />
        </>
      )}
    </PageBody>
  );
}
