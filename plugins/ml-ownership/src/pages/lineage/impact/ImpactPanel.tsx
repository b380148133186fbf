import { usePermission } from '@backstage/plugin-permission-react';
import {
  Impact,
  impactNotifyPermission,
  LineageEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { RiNotification3Line } from '@remixicon/react';
import { useState } from 'react';
import { Section } from '../../../ui/page';
import { LoadingState, useMlQuery } from '../../../ui/async-state';
import { CSV_PAGE_SIZE, CsvColumn, ListCsvButton } from '../../../ui/csv';
import { TranslateFunction, useMlTranslation } from '../../../translations';
import { kindName } from '../kindName';
import { LineageUnknown } from '../LineageUnknown';
import { impactSentence } from './summarizeImpact';
import { ImpactTeamTable } from './ImpactTeamTable';
import { NotifyOwnersDialog } from './NotifyOwnersDialog';
import styles from './ImpactPanel.module.css';

function csvColumns(t: TranslateFunction): CsvColumn<LineageEntity>[] {
  return [
    { title: t('lineage.impact.csv.entity'), value: item => item.entityRef },
    { title: t('lineage.impact.csv.title'), value: item => item.title },
    {
      title: t('lineage.impact.csv.kind'),
      value: item => kindName(t, item.kind),
    },
    { title: t('lineage.impact.csv.type'), value: item => item.type },
    { title: t('lineage.impact.csv.lifecycle'), value: item => item.lifecycle },
    { title: t('lineage.impact.csv.hops'), value: item => item.distance },
    { title: t('lineage.tier'), value: item => item.tier },
    { title: t('lineage.impact.csv.owner'), value: item => item.owner },
    { title: t('lineage.impact.csv.system'), value: item => item.system },
    { title: t('lineage.impact.csv.verdict'), value: item => item.verdict },
    { title: t('lineage.impact.csv.level'), value: item => item.level },
  ];
}

/**
 * The impact of an entity if it breaks or changes: a summary, the owning teams, a CSV file, and a notification to the
 * owners.
 *
 * @param root - entity ref
 */
export function ImpactPanel(props: { root: string }) {
  const { root } = props;
  const { t } = useMlTranslation();
  const { data, error, stale, reload } = useMlQuery(['impact', root], api =>
    api.getImpact({ root }),
  );
  // Data from the previous query may be about another root.
  const impact =
    data?.root.entityRef === root || !(stale || error) ? data : undefined;

  return (
    <Section
      title={t('lineage.impact.title')}
      lead={impact && impactSentence(t, impact)}
      actions={
        <div className={styles.actions}>
          {impact?.teams.some(({ team }) => team) && (
            <NotifyOwners impact={impact} />
          )}
        </div>
      }
    >
      {!error && !impact && (
        <LoadingState
          subject={t('lineage.impact.subject')}
          heights={[24, 240]}
        />
      )}
      {impact && impact.counts.entities > 0 && (
        <>
          <ImpactTeamTable impact={impact} />
          <ListCsvButton<LineageEntity>
            label={t('lineage.impact.save')}
            fileName={`impact-${root.replace(/[^\w.-]+/g, '-')}.csv`}
            columns={csvColumns(t)}
            load={(api, cursor) =>
              api.getLineageEntities({
                root,
                direction: 'downstream',
                sort: 'distance',
                limit: CSV_PAGE_SIZE,
                ...(cursor !== undefined && { cursor }),
              })
            }
          />
        </>
      )}
      {error && (
        <LineageUnknown
          error={error}
          root={root}
          subject={t('lineage.impact.subject')}
          onRetry={reload}
        />
      )}
    </Section>
  );
}

function NotifyOwners(props: { impact: Impact }) {
  const { impact } = props;
  const { t } = useMlTranslation();
  const [open, setOpen] = useState(false);
  const { allowed } = usePermission({ permission: impactNotifyPermission });
  if (!allowed) {
    return null;
  }
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiNotification3Line />}
        onPress={() => setOpen(true)}
      >
        {t('lineage.impact.notifyOwners')}
      </Button>
      {open && (
        <NotifyOwnersDialog impact={impact} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
