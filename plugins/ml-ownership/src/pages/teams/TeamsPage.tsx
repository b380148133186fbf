import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  cutText,
  TeamSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, ButtonLink, SearchField } from '@backstage/ui';
import { useMemo } from 'react';
import { CsvButton, readCsvStream } from '../../ui/csv';
import { useMissingPeople } from '../../ui/entity';
import { PageBody } from '../../ui/page';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useMlQuery,
} from '../../ui/async-state';
import { compareTeamsRouteRef } from '../../routes';
import { useUrlState, withQuery } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import { comparedTeams, MAX_COMPARED } from './compare';
import { MissingSection } from './MissingSection';
import { TeamTable } from './TeamTable';
import layout from '../../ui/layout.module.css';
import styles from './TeamsPage.module.css';

/** The maximum number of teams on the page; larger companies use the search. */
const MAX_TEAMS = 500;

/** All groups that own or operate something, in the order of the group tree. */
export function TeamsPage() {
  const { t, formats } = useMlTranslation();
  const { params, update } = useUrlState();
  const text = params.get('q') ?? '';
  const { data, error, loading, reload } = useMlQuery(
    ['teams', { limit: MAX_TEAMS }],
    api => api.getTeams({ limit: MAX_TEAMS }),
  );
  const missing = useMissingPeople();
  const comparePath = useRouteRef(compareTeamsRouteRef)?.();
  const selected = comparedTeams(params);
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
        {missing.data && <MissingSection missing={missing.data} />}
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
        <p role="note" className={layout.note}>
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
        <>
          <div className={styles.compare}>
            <span className={layout.note}>
              {t('teams.compare.hint', { most: String(MAX_COMPARED) })}
            </span>
            {selected.length > 1 && (
              <ButtonLink
                size="small"
                variant="secondary"
                href={withQuery(comparePath, { team: selected })}
              >
                {t('teams.compare.button', { count: selected.length })}
              </ButtonLink>
            )}
          </div>
          <TeamTable
            teams={teams}
            label={t('teams.title')}
            selection={{
              selected,
              most: MAX_COMPARED,
              onChange: team => update({ team }, { replace: true }),
            }}
          />
          <CsvButton
            label={t('teams.saveCsv')}
            fileName="ml-teams.csv"
            read={readCsvStream(
              api => api.exportTeams({ q: cutText(text.trim(), 200) }),
              teams.length,
            )}
          />
        </>
      )}
      {missing.error && (
        <ErrorState
          error={missing.error}
          subject={t('missing.subject')}
          onRetry={missing.reload}
        />
      )}
      {missing.data && <MissingSection missing={missing.data} />}
    </PageBody>
  );
}

function matches(team: TeamSummary, text: string): boolean {
  const terms = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const searched = `${team.title} ${team.entityRef}`.toLocaleLowerCase();
  return terms.every(term => searched.includes(term));
}
