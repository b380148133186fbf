import { Crossing } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Text } from '@backstage/ui';
import { EntityTabBody } from '../../../ui/page';
import { ErrorState, useMlQuery } from '../../../ui/async-state';
import { useUrlState } from '../../../ui/url';
import { TranslateFunction, useMlTranslation } from '../../../translations';
import { CSV_PAGE_SIZE, CsvColumn, ListCsvButton } from '../../../ui/csv';
import { CrossingsFilters } from './CrossingsFilters';
import { AGREEMENTS, crossingsQuery } from './crossingsQuery';
import { crossingsSentence } from './summarizeCrossings';
import { CrossingsTable } from './CrossingsTable';
import { describeOrigins, describeRelations } from './crossingText';
import styles from './CrossingsPage.module.css';

function csvColumns(t: TranslateFunction): CsvColumn<Crossing>[] {
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
      value: crossing => describeRelations(t, crossing),
    },
    {
      title: t('lineage.crossings.csv.knownBecause'),
      value: crossing => describeOrigins(t, crossing),
    },
    ...AGREEMENTS.map(name => ({
      title: t(`lineage.crossings.agreement.${name}`),
      value: (crossing: Crossing) => crossing[name],
    })),
    {
      title: t('lineage.crossings.stakeholders'),
      value: ({ stakeholders }) =>
        stakeholders
          .map(
            ({ entityRef, role }) =>
              `${entityRef} (${t(`lineage.crossings.role.${role}`)})`,
          )
          .join('; '),
    },
  ];
}

/** The page of crossings between teams, and the agreements about them. */
export function CrossingsPage() {
  const { t } = useMlTranslation();
  const { params } = useUrlState();
  const query = crossingsQuery(params);
  const { data, error, loading, stale, reload } = useMlQuery(
    ['crossings', query],
    api => api.getCrossings(query),
  );

  return (
    <EntityTabBody>
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
        {/* The previous rows belong to another query, so an error replaces them. */}
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
    </EntityTabBody>
  );
}
