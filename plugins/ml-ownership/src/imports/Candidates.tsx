import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Button, Link, TablePagination } from '@backstage/ui';
import { FIRST_PAGE, useUrlPages } from '../filters';
import { Section } from '../page';
import { EmptyState, ErrorState, LoadingState, useMlData } from '../states';
import { useUrlState } from '../url';
import { useWords } from '../words';
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
import { MOST_PICKED, newRef, Picked } from './usePicked';
import styles from './ImportPage.module.css';

/** The Components and Resources to choose from. */
export function Candidates(props: {
  picked: Picked;
  onPick: (ref: string) => void;
  onNew: (ref: string) => void;
}) {
  const { picked, onPick, onNew } = props;
  const { t } = useWords();
  const catalogApi = useApi(catalogApiRef);
  const { params } = useUrlState();
  const query = candidatesQuery(params);
  const { data, error, loading, stale, reload } = useMlData(
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
      <p className={styles.note}>
        {t('imports.candidates.registries', {
          describe: (
            <Link
              href={picked.newHref('Model')}
              onPress={() => onNew(newRef('Model'))}
            >
              {t('imports.candidates.describe')}
            </Link>
          ),
        })}
      </p>
    </Section>
  );
}

function Page(props: {
  page: CandidatesPage;
  picked: Picked;
  onPick: (ref: string) => void;
}) {
  const { page, picked, onPick } = props;
  const { t } = useWords();
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
      {picked.isFull && (
        <p className={styles.note} role="status">
          {t('imports.candidates.full', {
            most: MOST_PICKED,
          })}
        </p>
      )}
      <TablePagination {...pages} />
    </>
  );
}

function NothingFound() {
  const { t } = useWords();
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
