import { Departures } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useState } from 'react';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useMlQuery,
} from '../../ui/async-state';
import { Section } from '../../ui/page';
import { usePaperRows } from '../../ui/print';
import { useMlTranslation } from '../../translations';
import { DepartureTable } from './DepartureTable';
import layout from '../../ui/layout.module.css';
import styles from './DeparturesSection.module.css';

const SHOWN = 10;

/** The limit of the backend. */
const MAX_PRINTED = 100;

/**
 * The people and groups whose departure costs entities of tier 1 and 2 most.
 *
 * @param collapsed - renders the title only, and loads the rest when it is expanded
 */
export function DeparturesSection(props: { collapsed: boolean }) {
  const { t } = useMlTranslation();
  return props.collapsed ? (
    <CollapsedDepartures />
  ) : (
    <Section title={t('departures.title')} lead={t('departures.lead')}>
      <RankedDepartures />
    </Section>
  );
}

function CollapsedDepartures() {
  const { t } = useMlTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.collapsed}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary className={styles.summary}>{t('departures.title')}</summary>
      {open && (
        <div className={layout.column3}>
          <p className={layout.note}>{t('departures.lead')}</p>
          <RankedDepartures />
        </div>
      )}
    </details>
  );
}

function RankedDepartures() {
  const { t } = useMlTranslation();
  const { data, error, loading, reload } = useMlQuery(['departures'], api =>
    api.getDepartures({ limit: SHOWN }),
  );
  if (loading) {
    return (
      <LoadingState
        subject={t('departures.subject')}
        heights={[32, 44, 44, 44]}
      />
    );
  }
  if (error) {
    return (
      <ErrorState
        error={error}
        subject={t('departures.subject')}
        onRetry={reload}
      />
    );
  }
  if (!data) {
    return null;
  }
  return data.totalItems === 0 ? (
    <EmptyState title={t('departures.emptyTitle')}>
      {t('departures.empty')}
    </EmptyState>
  ) : (
    <Ranking departures={data} />
  );
}

function Ranking(props: { departures: Departures }) {
  const { departures } = props;
  const { t, formats } = useMlTranslation();
  const { items = [], note } = usePaperRows(
    { ...departures, pageInfo: {} },
    async (api, limit) => ({
      ...(await api.getDepartures({ limit: Math.min(limit, MAX_PRINTED) })),
      pageInfo: {},
    }),
  );
  return (
    <>
      {items.length < departures.totalItems && (
        <p className={layout.note} role="note">
          {t('departures.shown', {
            shown: formats.number(items.length),
            total: formats.number(departures.totalItems),
          })}
        </p>
      )}
      <DepartureTable items={items} />
      {note}
    </>
  );
}
