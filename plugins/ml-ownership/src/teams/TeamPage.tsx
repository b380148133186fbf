import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { EntityLink } from '../entity';
import { PageBody } from '../page';
import { teamsRouteRef, whatIfRouteRef } from '../routes';
import { ErrorState, LoadingState, useMlData } from '../states';
import { withQuery } from '../url';
import { useWords } from '../words';
import { TeamDrills } from './TeamDrills';
import { TeamLink } from './TeamLink';
import { TeamScorecard } from './TeamScorecard';
import styles from './TeamPage.module.css';

/** One group with everything that it and the groups under it own and operate. */
export function TeamPage() {
  const { t } = useWords();
  const { namespace = 'default', name = '' } = useParams();
  const groupRef = stringifyEntityRef({ kind: 'group', namespace, name });
  const teamsPath = useRouteRef(teamsRouteRef)?.();
  const whatIfPath = useRouteRef(whatIfRouteRef)?.();
  const { data, error, loading, reload } = useMlData(['team', groupRef], api =>
    api.getTeam(groupRef),
  );

  return (
    <PageBody>
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
              {data.title}
            </Text>
            <EntityLink
              entityRef={data.entityRef}
              title={t('teams.openInCatalog')}
              hideIcon
            />
            {whatIfPath && (
              <Link href={withQuery(whatIfPath, { dissolved: data.entityRef })}>
                {t('teams.whatIf')}
              </Link>
            )}
          </div>
          <TeamScorecard team={data} />
          <TeamDrills team={data.entityRef} />
        </>
      )}
    </PageBody>
  );
}
