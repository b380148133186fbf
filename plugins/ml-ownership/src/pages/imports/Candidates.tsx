import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Button, Link, TablePagination } from '@backstage/ui';
import { FIRST_PAGE, useUrlPages } from '../../ui/filters';
import { Section } from '../../ui/page';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useMlQuery,
} from '../../ui/async-state';
import { useUrlState } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import { CandidateFilters } from './CandidateFilters';
import { CandidateList } from './CandidateList';
import {
  CandidatesPage,
  candidatesQuery,
  EVERYTHING,
  FILTER_PARAMETERS,
  findCandidates,
  PAGE_SIZE,
} from './candidatesQuery';
import { MOST_GROUPS } from './findGroupsBelow';
import { MAX_SELECTED, newRef, Selection } from './useSelection';
import styles from './ImportPage.module.css';

/** The section with the Components and Resources to select from. */
export function Candidates(props: {
  picked: Selection;
  /** Whether registered models are listed elsewhere on the page; undefined while that is loading. */
  registries: 'some' | 'none' | undefined;
  onPick: (ref: string) => void;
  onNew: (ref: string) => void;
}) {
  const { picked, registries, onPick, onNew } = props;
  const { t } = useMlTranslation();
  const catalogApi = useApi(catalogApiRef);
  const { params } = useUrlState();
  const query = candidatesQuery(params);
  const { data, error, loading, stale, reload } = useMlQuery(
    ['import-candidates', query],
    () => findCandidates(catalogApi, query),
  );
  return (
    <Section
      title={t('imports.candidates.title')}
      lead={t('imports.candidates.lead')}
    >
      <CandidateFilters />
      {error && !stale && (
        <ErrorState
          error={error}
          subject={t('imports.candidates.subject')}
          onRetry={reload}
        />
      )}
      {loading && (
        <LoadingState
          subject={t('imports.candidates.subject')}
          heights={[80, 80, 80, 80, 80]}
        />
      )}
      {data && (!error || stale) && (
        <div data-stale={stale || undefined} className={styles.answer}>
          <Page page={data} picked={picked} onPick={onPick} />
        </div>
      )}
      {registries === undefined && (
        <LoadingState
          subject={t('imports.registered.subject')}
          heights={[24]}
        />
      )}
      {registries === 'none' && (
        <p className={styles.note}>
          {t('imports.candidates.registries', {
            describe: (
              <Link
                href={picked.newHref('Model')}
                onClick={() => onNew(newRef('Model'))}
              >
                {t('imports.candidates.describe')}
              </Link>
            ),
          })}
        </p>
      )}
    </Section>
  );
}

function Page(props: {
  page: CandidatesPage;
  picked: Selection;
  onPick: (ref: string) => void;
}) {
  const { page, picked, onPick } = props;
  const { t } = useMlTranslation();
  const pages = useUrlPages(page, PAGE_SIZE);
  const imported = page.items.length - page.candidates.length;
  if (page.items.length === 0) {
    return <NothingFound />;
  }
  return (
    <>
      {page.candidates.length > 0 ? (
        <CandidateList
          candidates={page.candidates}
          picked={picked}
          onPick={onPick}
        />
      ) : (
        <p className={styles.note}>{t('imports.candidates.pageEmpty')}</p>
      )}
      {imported > 0 && page.candidates.length > 0 && (
        <p className={styles.note}>
          {t('imports.candidates.imported', { count: imported })}
        </p>
      )}
      {page.isOwnerCut && (
        <p className={styles.note}>
          {t('imports.candidates.someGroups', { most: MOST_GROUPS })}
        </p>
      )}
      {picked.isFull && (
        <p className={styles.note} role="status">
          {t('imports.candidates.full', {
            most: MAX_SELECTED,
          })}
        </p>
      )}
      <TablePagination {...pages} />
    </>
  );
}

function NothingFound() {
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const showEverything = params.get('like') !== EVERYTHING && (
    <Button
      size="small"
      variant="secondary"
      onPress={() =>
        update({ like: EVERYTHING, type: undefined, ...FIRST_PAGE })
      }
    >
      {t('imports.candidates.showEverything')}
    </Button>
  );
  return FILTER_PARAMETERS.some(name => params.has(name)) ? (
    <EmptyState title={t('imports.candidates.noneFound')}>
      <p className={styles.note}>{t('imports.candidates.noneFoundLead')}</p>
      {showEverything}
    </EmptyState>
  ) : (
    <EmptyState title={t('imports.candidates.none')}>
      <p className={styles.note}>{t('imports.candidates.noneLead')}</p>
      {showEverything}
    </EmptyState>
  );
}
