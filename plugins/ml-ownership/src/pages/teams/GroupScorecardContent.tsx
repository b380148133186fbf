import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityTabBody } from '../../ui/page';
import { ErrorState, LoadingState } from '../../ui/async-state';
import { useMlTranslation } from '../../translations';
import { GroupCycleNotice } from './GroupCycleNotice';
import { NothingOwned } from './NothingOwned';
import { TeamScorecard } from './TeamScorecard';
import { useTeam } from './useTeam';

/** The scorecard tab of a Group in the catalog. */
export function GroupScorecardContent() {
  const { entity } = useEntity();
  const { t } = useMlTranslation();
  const { team, isEmpty, error, loading, reload } = useTeam(
    stringifyEntityRef(entity),
  );
  if (loading) {
    return (
      <EntityTabBody>
        <LoadingState
          subject={t('teams.scorecardSubject')}
          heights={[80, 340, 440, 480]}
        />
      </EntityTabBody>
    );
  }
  if (isEmpty) {
    return (
      <EntityTabBody>
        <NothingOwned />
      </EntityTabBody>
    );
  }
  if (!team) {
    return (
      <EntityTabBody>
        <ErrorState
          error={error ?? new Error(t('states.noAnswer'))}
          subject={t('teams.scorecardSubject')}
          onRetry={reload}
        />
      </EntityTabBody>
    );
  }
  return (
    <EntityTabBody>
      <GroupCycleNotice groups={team.groupCycle} />
      <TeamScorecard team={team} />
    </EntityTabBody>
  );
}
