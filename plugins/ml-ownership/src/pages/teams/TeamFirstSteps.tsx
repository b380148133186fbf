import { useState } from 'react';
import { Button } from '@backstage/ui';
import { EmptyState, ErrorState, useMlQuery } from '../../ui/async-state';
import { Section } from '../../ui/page';
import { usePaperRows } from '../../ui/print';
import { useMlTranslation } from '../../translations';
import { FirstStepsTable } from '../campaigns';

/** Steps that are shown at first: what a team can begin with this week. */
const FIRST = 10;

/** The maximum page size of the backend. */
const ALL = 500;

/** What a team can do first: the first step of each owned entity that another team has not proven yet. */
export function TeamFirstSteps(props: { team: string }) {
  const { team } = props;
  const { t } = useMlTranslation();
  const [limit, setLimit] = useState(FIRST);
  const { data, error, loading, stale, reload } = useMlQuery(
    ['team-first-steps', team, limit],
    api => api.getTeamFirstSteps(team, { limit }),
  );
  const { items, note } = usePaperRows(data, (api, most) =>
    api.getTeamFirstSteps(team, { limit: most }),
  );
  return (
    <Section
      title={t('teams.firstSteps.title')}
      lead={t('teams.firstSteps.lead')}
    >
      {error && (
        <ErrorState
          error={error}
          subject={t('teams.firstSteps.subject')}
          onRetry={reload}
        />
      )}
      {(data || !error) && (
        <FirstStepsTable
          items={items}
          isPending={loading}
          isStale={stale}
          withSteps
          emptyState={<EmptyState title={t('teams.firstSteps.none')} />}
        />
      )}
      {note}
      {data?.pageInfo.nextCursor && limit === FIRST && (
        <div>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setLimit(ALL)}
          >
            {t('teams.firstSteps.more', {
              count: Math.min(data.totalItems, ALL),
            })}
          </Button>
        </div>
      )}
    </Section>
  );
}
