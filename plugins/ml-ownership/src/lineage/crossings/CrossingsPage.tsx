import { Crossing } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Text } from '@backstage/ui';
import { TabBody } from '../../page';
import { ErrorState, useMlData } from '../../states';
import { useUrlState } from '../../url';
import { CSV_PAGE_SIZE, CsvColumn, ListCsvButton } from '../../csv';
import { CrossingsFilters } from './CrossingsFilters';
import { crossingsQuery } from './crossingsQuery';
import { crossingsSentence } from './crossingsSentence';
import { CrossingsTable } from './CrossingsTable';
import { originWords, relationWords, ROLE_WORDS } from './crossingWords';

const CSV_COLUMNS: CsvColumn<Crossing>[] = [
  { title: 'From', value: ({ from }) => from.entityRef },
  { title: 'From title', value: ({ from }) => from.title },
  { title: 'From team', value: ({ from }) => from.owner },
  { title: 'From tier', value: ({ from }) => from.tier },
  { title: 'To', value: ({ to }) => to.entityRef },
  { title: 'To title', value: ({ to }) => to.title },
  { title: 'To team', value: ({ to }) => to.owner },
  { title: 'To tier', value: ({ to }) => to.tier },
  { title: 'Data', value: relationWords },
  { title: 'Known because', value: originWords },
  { title: 'Contract', value: ({ contract }) => contract },
  { title: 'Freshness', value: ({ freshness }) => freshness },
  { title: 'On-call', value: ({ onCall }) => onCall },
  {
    title: 'Who must agree',
    value: ({ agree }) =>
      agree
        .map(({ entityRef, role }) => `${entityRef} (${ROLE_WORDS[role]})`)
        .join('; '),
  },
];

/** Where data crosses from one team to another, and what was agreed there. */
export function CrossingsPage() {
  const { params } = useUrlState();
  const query = crossingsQuery(params);
  const { data, error, loading, stale, reload } = useMlData(
    ['crossings', query],
    api => api.getCrossings(query),
  );

  return (
    <TabBody>
      <Text as="p" variant="body-medium" role="status">
        {data && data.totals.crossings > 0 && crossingsSentence(data.totals)}
      </Text>
      <CrossingsFilters totals={data?.totals} />
      {error && (
        <ErrorState error={error} subject="the crossings" onRetry={reload} />
      )}
      {(data || !error) && (
        <CrossingsTable
          data={data}
          query={query}
          loading={loading}
          stale={stale}
        />
      )}
      {data && data.totalItems > 0 && (
        <ListCsvButton<Crossing>
          label="Save crossings as CSV"
          fileName="crossings.csv"
          columns={CSV_COLUMNS}
          load={(api, cursor) =>
            api.getCrossings({ ...query, limit: CSV_PAGE_SIZE, cursor })
          }
        />
      )}
    </TabBody>
  );
}
