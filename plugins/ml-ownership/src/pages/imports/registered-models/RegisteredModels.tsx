import { Alert, Select, TablePagination } from '@backstage/ui';
import { ImportSourceState } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ServerText } from '../../../ui/criterion';
import {
  FilterBar,
  firstPageOf,
  TextFilter,
  useUrlPages,
} from '../../../ui/filters';
import { Section } from '../../../ui/page';
import { EmptyState, ErrorState } from '../../../ui/async-state';
import { useUrlState } from '../../../ui/url';
import { useMlTranslation } from '../../../translations';
import { Selection } from '../useSelection';
import { RegisteredModelList } from './RegisteredModelList';
import {
  FILTER_PARAMETERS,
  PAGE_SIZE,
  PREFIX,
  RegisteredModelsData,
  RegisteredModelsPage,
} from './useRegisteredModels';
import filters from '../CandidateFilters.module.css';
import styles from '../ImportPage.module.css';

const ANY = 'any';
const RESET_PAGE = firstPageOf(PREFIX);

/** The section with the registered models that the catalog lacks. */
export function RegisteredModels(props: {
  models: RegisteredModelsData;
  picked: Selection;
  onPick: (id: string) => void;
}) {
  const { models, picked, onPick } = props;
  const { data, error, stale, reload } = models;
  const { t } = useMlTranslation();
  return (
    <Section
      title={t('imports.registered.title')}
      lead={t('imports.registered.lead')}
    >
      <Filters sources={data?.sources ?? []} />
      {error && !stale && (
        <ErrorState
          error={error}
          subject={t('imports.registered.subject')}
          onRetry={reload}
        />
      )}
      {data && (!error || stale) && (
        <div data-stale={stale || undefined} className={styles.answer}>
          <SourceProblems sources={data.sources} />
          <Page page={data} picked={picked} onPick={onPick} />
        </div>
      )}
    </Section>
  );
}

function Filters(props: { sources: readonly ImportSourceState[] }) {
  const { sources } = props;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const [textName, sourceName] = FILTER_PARAMETERS;
  const isFiltered = FILTER_PARAMETERS.some(name => params.has(name));
  return (
    <FilterBar
      label={t('imports.registered.list')}
      onClear={
        isFiltered
          ? () =>
              update({
                [textName]: undefined,
                [sourceName]: undefined,
                ...RESET_PAGE,
              })
          : undefined
      }
    >
      <TextFilter
        placeholder={t('imports.registered.searchPlaceholder')}
        value={params.get(textName) ?? ''}
        onChange={text =>
          update({ [textName]: text, ...RESET_PAGE }, { replace: true })
        }
      />
      {sources.length > 1 && (
        <Select
          className={filters.filter}
          size="small"
          label={t('imports.registered.source')}
          options={[
            { id: ANY, label: t('imports.registered.sourceAny') },
            ...sources.map(({ id, title }) => ({ id, label: title })),
          ]}
          value={params.get(sourceName) ?? ANY}
          onChange={id =>
            update({
              [sourceName]: id === ANY ? undefined : String(id),
              ...RESET_PAGE,
            })
          }
        />
      )}
    </FilterBar>
  );
}

/** The sources that could not be read, or not completely, and why. */
function SourceProblems(props: { sources: readonly ImportSourceState[] }) {
  const { sources } = props;
  const { t } = useMlTranslation();
  return sources.flatMap(({ id, title, status, reason }) =>
    status === 'read'
      ? []
      : [
          <Alert
            key={id}
            role="status"
            status="warning"
            icon
            title={t(`imports.registered.${status}`, { source: title })}
            description={reason && <ServerText>{reason}</ServerText>}
          />,
        ],
  );
}

function Page(props: {
  page: RegisteredModelsPage;
  picked: Selection;
  onPick: (id: string) => void;
}) {
  const { page, picked, onPick } = props;
  const pages = useUrlPages(page, PAGE_SIZE, PREFIX);
  if (page.items.length === 0) {
    return <NothingFound sources={page.sources} />;
  }
  return (
    <>
      <RegisteredModelList page={page} picked={picked} onPick={onPick} />
      <TablePagination {...pages} />
    </>
  );
}

function NothingFound(props: { sources: readonly ImportSourceState[] }) {
  const { sources } = props;
  const { t } = useMlTranslation();
  const { params } = useUrlState();
  if (FILTER_PARAMETERS.some(name => params.has(name))) {
    return (
      <EmptyState title={t('imports.registered.noneFound')}>
        <p className={styles.note}>{t('imports.registered.noneFoundLead')}</p>
      </EmptyState>
    );
  }
  // Nothing is known about a registry that could not be read.
  return sources.some(({ status }) => status !== 'read') ? null : (
    <EmptyState title={t('imports.registered.none')}>
      <p className={styles.note}>{t('imports.registered.noneLead')}</p>
    </EmptyState>
  );
}
