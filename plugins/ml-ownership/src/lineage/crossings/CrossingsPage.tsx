import { Crossing } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Text } from '@backstage/ui';
import { TabBody } from '../../page';
import { ErrorState, useMlData } from '../../states';
import { useUrlState } from '../../url';
import { Translate, useWords } from '../../words';
import { CSV_PAGE_SIZE, CsvColumn, ListCsvButton } from '../../csv';
import { CrossingsFilters } from './CrossingsFilters';
import { AGREEMENTS, crossingsQuery } from './crossingsQuery';
import { crossingsSentence } from './crossingsSentence';
import { CrossingsTable } from './CrossingsTable';
import { originWords, relationWords } from './crossingWords';
import styles from './CrossingsPage.module.css';

function csvColumns(t: Translate): CsvColumn<Crossing>[] {
  return [
    { title: t('lineage.crossings.from'), value: ({ from }) => from.entityRef },
    {
      title: t('lineage.crossings.csv.fromTitle'),
      value: ({ from }) => from.title,
    },
    { title: t('lineage.crossings.fromTeam'), value: ({ from }) => from.owner },
    {
      title: t('lineage.crossings.csv.fromTier'),
      value: ({ from }) => from.tier,
    },
    { title: t('lineage.crossings.to'), value: ({ to }) => to.entityRef },
    { title: t('lineage.crossings.csv.toTitle'), value: ({ to }) => to.title },
    { title: t('lineage.crossings.toTeam'), value: ({ to }) => to.owner },
    { title: t('lineage.crossings.csv.toTier'), value: ({ to }) => to.tier },
    {
      title: t('lineage.crossings.csv.data'),
      value: crossing => relationWords(t, crossing),
    },
    {
      title: t('lineage.crossings.csv.knownBecause'),
      value: crossing => originWords(t, crossing),
    },
    ...AGREEMENTS.map(name => ({
      title: t(`lineage.crossings.agreement.${name}`),
      value: (crossing: Crossing) => crossing[name],
    })),
    {
      title: t('lineage.crossings.agree'),
      value: ({ agree }) =>
        agree
          .map(
            ({ entityRef, role }) =>
              `${entityRef} (${t(`lineage.crossings.role.${role}`)})`,
          )
          .join('; '),
    },
  ];
}

/** Where data crosses from one team to another, and what was agreed there. */
export function CrossingsPage() {
  const { t } = useWords();
  const { params } = useUrlState();
  const query = crossingsQuery(params);
  const { data, error, loading, stale, reload } = useMlData(
    ['crossings', query],
    api => api.getCrossings(query),
  );

  return (
    <TabBody>
      <Text
        as="p"
        variant="body-medium"
        role="status"
        className={styles.sentence}
      >
        {data && data.totals.crossings > 0 && crossingsSentence(t, data.totals)}
      </Text>
      <CrossingsFilters totals={data?.totals} />
      <div className={styles.list}>
        {/* Rows that are kept from before answer another question. */}
        {error ? (
          <ErrorState
            error={error}
            subject={t('lineage.crossings.subject')}
            onRetry={reload}
          />
        ) : (
          <CrossingsTable
            data={data}
            query={query}
            loading={loading}
            stale={stale}
          />
        )}
      </div>
      {data && data.totalItems > 0 && (
        <ListCsvButton<Crossing>
          label={t('lineage.crossings.save')}
          fileName="crossings.csv"
          columns={csvColumns(t)}
          load={(api, cursor) =>
            api.getCrossings({ ...query, limit: CSV_PAGE_SIZE, cursor })
          }
        />
      )}
    </TabBody>
  );
}
