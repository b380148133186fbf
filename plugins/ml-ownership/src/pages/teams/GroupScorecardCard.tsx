import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { ErrorState, LoadingState } from '../../ui/async-state';
import { CAUSES } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { isDirectMlOwner, useEntityTabPath } from '../../ui/entity';
import { teamRouteRef } from '../../routes';
import { teamSentence } from './describeTeam';
import { useTeam } from './useTeam';
import { VerdictCountsList } from './VerdictCountsList';
import layout from '../../ui/layout.module.css';

/** A card for a Group in the catalog; renders nothing if the group and its descendants own or operate nothing. */
export function GroupScorecardCard() {
  const { entity } = useEntity();
  const { t, formats } = useMlTranslation();
  const groupRef = stringifyEntityRef(entity);
  const { namespace, name } = parseEntityRef(groupRef);
  const tabPath = useEntityTabPath(groupRef, 'ml-scorecard');
  const teamPath = useRouteRef(teamRouteRef)?.({ namespace, name });
  const isDirect = isDirectMlOwner(entity);
  // Groups that own or operate entities only through child groups have no tab.
  const path = isDirect ? tabPath : teamPath;
  const { team, isEmpty, error, loading, reload } = useTeam(groupRef);

  if (isEmpty || (loading && !isDirect)) {
    return null;
  }
  if (loading) {
    return (
      <EntityInfoCard title={t('teams.scorecard')}>
        <LoadingState
          subject={t('teams.scorecardSubject')}
          heights={[44, 16, 20]}
        />
      </EntityInfoCard>
    );
  }
  if (!team) {
    return (
      <EntityInfoCard title={t('teams.scorecard')}>
        <ErrorState
          error={error ?? new Error(t('states.noAnswer'))}
          subject={t('teams.scorecardSubject')}
          onRetry={reload}
        />
      </EntityInfoCard>
    );
  }
  const rollUp = team.owned.total > 0 ? team.owned : team.operated;
  const [cause] = [...CAUSES].sort(
    (a, b) => rollUp.causes[b] - rollUp.causes[a],
  );
  return (
    <EntityInfoCard
      title={t('teams.scorecard')}
      footerActions={
        path && <Link href={path}>{t('teams.openScorecard')}</Link>
      }
    >
      <div className={layout.column3}>
        <p className={layout.text}>{teamSentence(t, formats, team)}</p>
        <VerdictCountsList counts={rollUp.verdicts} />
        {rollUp.causes[cause] > 0 && (
          <p className={layout.note}>
            {t('teams.mainCauseIs', { cause: t(`verdict.cause.${cause}`) })}
          </p>
        )}
      </div>
    </EntityInfoCard>
  );
}
