import { TeamSummary } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, SearchField } from '@backstage/ui';
import { useMemo } from 'react';
import { PageBody } from '../page';
import { EmptyState, ErrorState, LoadingState, useMlData } from '../states';
import { useUrlState } from '../url';
import { TeamTable } from './TeamTable';

/** Teams that fit on one page; a company with more finds its team by search. */
const MOST_TEAMS = 500;

/** Every group that owns or operates something, in the order of the group tree. */
export function TeamsPage() {
  const { params, update } = useUrlState();
  const text = params.get('q') ?? '';
  const { data, error, loading, reload } = useMlData(
    ['teams', { limit: MOST_TEAMS }],
    api => api.getTeams({ limit: MOST_TEAMS }),
  );
  const teams = useMemo(
    () => data && data.items.filter(team => matches(team, text)),
    [data, text],
  );

  if (loading) {
    return (
      <PageBody>
        <LoadingState subject="the teams" heights={[56, 480]} />
      </PageBody>
    );
  }
  if (!data || !teams) {
    return (
      <PageBody>
        <ErrorState
          error={error ?? new Error('The backend gave no answer')}
          subject="the teams"
          onRetry={reload}
        />
      </PageBody>
    );
  }
  if (data.items.length === 0) {
    return (
      <PageBody>
        <EmptyState title="No team owns or operates anything yet">
          A group appears here as soon as a Model, Dataset or Pipeline names it
          as <code>spec.owner</code> or <code>spec.operatedBy</code>.
        </EmptyState>
      </PageBody>
    );
  }
  return (
    <PageBody>
      <SearchField
        size="small"
        label="Search"
        placeholder="Name of a team"
        value={text}
        onChange={q => update({ q }, { replace: true })}
        style={{ maxWidth: 360 }}
      />
      {data.totalItems > data.items.length && (
        <p role="note">
          {data.items.length} of {data.totalItems} teams are shown.
        </p>
      )}
      {teams.length === 0 ? (
        <EmptyState title="No team is called that">
          <Button
            size="small"
            variant="secondary"
            onPress={() => update({ q: undefined })}
          >
            Show all teams
          </Button>
        </EmptyState>
      ) : (
        <TeamTable teams={teams} label="Teams" />
      )}
    </PageBody>
  );
}

function matches(team: TeamSummary, text: string): boolean {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const searched = `${team.title} ${team.entityRef}`.toLocaleLowerCase();
  return words.every(word => searched.includes(word));
}
