import { DifferencesPage as Page } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, TablePagination, Text } from '@backstage/ui';
import { useUrlPages } from '../../filters';
import { TabBody } from '../../page';
import { EmptyState, ErrorState, LoadingState, useMlData } from '../../states';
import { useUrlState } from '../../url';
import { Difference } from './Difference';
import { DifferencesFilters, WITHOUT_FILTERS } from './DifferencesFilters';
import {
  differencesQuery,
  FILTER_PARAMETERS,
  PAGE_SIZE,
} from './differencesQuery';
import styles from './DifferencesPage.module.css';

/** Where what the catalog declares and what was seen at run time are not the same. */
export function DifferencesPage() {
  const { params } = useUrlState();
  const query = differencesQuery(params);
  const { data, error, loading, stale, reload } = useMlData(
    ['differences', query],
    api => api.getDifferences(query),
  );

  return (
    <TabBody>
      {error && (
        <ErrorState error={error} subject="the differences" onRetry={reload} />
      )}
      {loading && (
        <LoadingState subject="the differences" heights={[24, 56, 320]} />
      )}
      {data &&
        (data.watched === 0 ? (
          <EmptyState title="Nothing reports runs yet">
            As soon as pipelines report what they read and write, by OpenLineage
            or MLflow, this page shows where that differs from what the catalog
            declares. Until then lineage is what the catalog declares, and
            nothing is wrong with that.
          </EmptyState>
        ) : (
          <Differences data={data} stale={stale} />
        ))}
    </TabBody>
  );
}

function Differences(props: { data: Page; stale: boolean }) {
  const { data, stale } = props;
  const { params, update } = useUrlState();
  const pages = useUrlPages(data, PAGE_SIZE);

  return (
    <>
      <Text as="p" variant="body-medium" role="status">
        {differencesSentence(data)}
      </Text>
      <DifferencesFilters totals={data.totals} />
      {data.items.length > 0 && (
        <div
          className={styles.list}
          data-stale={stale || undefined}
          aria-busy={stale}
        >
          {data.items.map(difference => (
            <Difference
              key={[
                difference.type,
                difference.from?.entityRef,
                difference.to?.entityRef,
                difference.relation,
                difference.ghost?.entityRef,
              ].join(' ')}
              difference={difference}
            />
          ))}
        </div>
      )}
      {data.items.length === 0 &&
        (FILTER_PARAMETERS.some(name => params.has(name)) ? (
          <EmptyState title="Nothing matches these filters">
            <Button
              variant="secondary"
              size="small"
              onPress={() => update(WITHOUT_FILTERS)}
            >
              Clear the filters
            </Button>
          </EmptyState>
        ) : (
          <EmptyState title="What is declared is what was seen">
            Nothing differs where runs are watched.
          </EmptyState>
        ))}
      {data.totalItems > PAGE_SIZE && <TablePagination {...pages} />}
    </>
  );
}

/** How many differences there are of each type, in words. */
function differencesSentence(data: Page): string {
  const { totals, watched } = data;
  const clauses = [
    totals.undeclared > 0 &&
      `${totals.undeclared} ${
        totals.undeclared === 1 ? 'flow was' : 'flows were'
      } seen and not declared`,
    totals.unobserved > 0 && `${totals.unobserved} declared and not seen`,
    totals.ghost > 0 &&
      `${
        totals.ghost === 1 ? '1 dataset is' : `${totals.ghost} datasets are`
      } not in the catalog`,
  ].filter(Boolean);
  const watching = `Runs are watched at ${
    watched === 1 ? '1 entity' : `${watched} entities`
  }`;
  return clauses.length > 0
    ? `${watching}: ${clauses.join(', ')}.`
    : `${watching}, and nothing differs.`;
}
