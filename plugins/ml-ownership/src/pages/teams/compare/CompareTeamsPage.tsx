import {
  ML_KINDS,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useMemo } from 'react';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useMlQuery,
} from '../../../ui/async-state';
import { FilterBar, TeamsFilter } from '../../../ui/filters';
import { PageBody } from '../../../ui/page';
import { useUrlState } from '../../../ui/url';
import { useMlTranslation } from '../../../translations';
import { comparedTeams } from './comparedTeams';
import { ComparisonTable } from './ComparisonTable';
import { loadComparison } from './loadComparison';

const KINDS: readonly MlKind[] = ML_KINDS;

/** A few teams side by side. The teams and the kind are kept in the URL. */
export function CompareTeamsPage() {
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const teams = useMemo(() => comparedTeams(params), [params]);
  const kind = KINDS.find(one => one === params.get('kind')) ?? KINDS[0];
  const isEnough = teams.length > 1;
  // With its kind: while the next kind is loading, the previous numbers are shown, and link to their own entities.
  const { data, error, loading, reload } = useMlQuery(
    isEnough ? ['compare-teams', teams, kind] : undefined,
    async api => ({ kind, teams: await loadComparison(api, teams, kind) }),
  );
  const subject = t('teams.compare.subject');
  return (
    <PageBody>
      <FilterBar label={t('teams.compare.choose')}>
        <TeamsFilter
          label={t('teams.compare.teams')}
          selected={teams}
          onChange={chosen =>
            update({ team: comparedTeams(toParameters(chosen)) })
          }
        />
        <ToggleButtonGroup
          aria-label={t('teams.compare.kind')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[kind]}
          onSelectionChange={keys => {
            const [next] = keys;
            update({ kind: next === KINDS[0] ? undefined : String(next) });
          }}
        >
          {KINDS.map(id => (
            <ToggleButton key={id} id={id}>
              {t(`charts.kinds.${id}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </FilterBar>
      {!isEnough && (
        <EmptyState title={t('teams.compare.tooFewTitle')}>
          {t('teams.compare.tooFew')}
        </EmptyState>
      )}
      {isEnough && loading && (
        <LoadingState subject={subject} heights={[64, 240, 240, 320]} />
      )}
      {isEnough && error && (
        <ErrorState error={error} subject={subject} onRetry={reload} />
      )}
      {isEnough && data && !error && <ComparisonTable {...data} />}
    </PageBody>
  );
}

function toParameters(teams: readonly string[]): URLSearchParams {
  return new URLSearchParams(teams.map(team => ['team', team]));
}
