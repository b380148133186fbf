import { TeamSummary } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, SearchField } from '@backstage/ui';
import { useMemo } from 'react';
import { PageBody } from '../page';
import { EmptyState, ErrorState, LoadingState, useMlData } from '../states';
import { useUrlState } from '../url';
import { useWords } from '../words';
import { TeamTable } from './TeamTable';
import styles from './TeamsPage.module.css';

/** Teams that fit on one page; a company with more finds its team by search. */
const MOST_TEAMS = 500;

/** Every group that owns or operates something, in the order of the group tree. */
export function TeamsPage() {
  const { t, formats } = useWords();
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
        <LoadingState subject={t('teams.subject')} heights={[56, 480]} />
      </PageBody>
    );
  }
  if (!data || !teams) {
    return (
      <PageBody>
        <ErrorState
          error={error ?? new Error(t('states.noAnswer'))}
          subject={t('teams.subject')}
          onRetry={reload}
        />
      </PageBody>
    );
  }
  if (data.items.length === 0) {
    return (
      <PageBody>
        <EmptyState title={t('teams.emptyTitle')}>
          {t('teams.empty', {
            owner: <code>spec.owner</code>,
            operatedBy: <code>spec.operatedBy</code>,
          })}
        </EmptyState>
      </PageBody>
    );
  }
  return (
    <PageBody>
      <SearchField
        size="small"
        label={t('teams.search')}
        placeholder={t('teams.searchPlaceholder')}
        value={text}
        onChange={q => update({ q }, { replace: true })}
        className={styles.search}
      />
      {data.totalItems > data.items.length && (
        <p role="note" className={styles.note}>
          {t('teams.shown', {
            shown: formats.number(data.items.length),
            total: formats.number(data.totalItems),
          })}
        </p>
      )}
      {teams.length === 0 ? (
        <EmptyState title={t('teams.noneFound')}>
          <Button
            size="small"
            variant="secondary"
            onPress={() => update({ q: undefined })}
          >
            {t('teams.showAll')}
          </Button>
        </EmptyState>
      ) : (
        <TeamTable teams={teams} label={t('teams.title')} />
      )}
    </PageBody>
  );
}

function matches(team: TeamSummary, text: string): boolean {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const searched = `${team.title} ${team.entityRef}`.toLocaleLowerCase();
  return words.every(word => searched.includes(word));
}
