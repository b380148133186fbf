import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { TabBody } from '../page';
import { ErrorState, LoadingState } from '../states';
import { useWords } from '../words';
import { NothingOwned } from './NothingOwned';
import { TeamScorecard } from './TeamScorecard';
import { useTeam } from './useTeam';

/** The tab of a Group in the catalog. */
export function GroupScorecardContent() {
  const { entity } = useEntity();
  const { t } = useWords();
  const { team, isEmpty, error, loading, reload } = useTeam(
    stringifyEntityRef(entity),
  );
  if (loading) {
    return (
      <TabBody>
        <LoadingState
          subject={t('teams.scorecardSubject')}
          heights={[80, 340, 440, 480]}
        />
      </TabBody>
    );
  }
  if (isEmpty) {
    return (
      <TabBody>
        <NothingOwned />
      </TabBody>
    );
  }
  if (!team) {
    return (
      <TabBody>
        <ErrorState
          error={error ?? new Error(t('states.noAnswer'))}
          subject={t('teams.scorecardSubject')}
          onRetry={reload}
        />
      </TabBody>
    );
  }
  return (
    <TabBody>
      <TeamScorecard team={team} />
    </TabBody>
  );
}
