import { usePermission } from '@backstage/plugin-permission-react';
import {
  Impact,
  impactNotifyPermission,
  LineageEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { RiNotification3Line } from '@remixicon/react';
import { useState } from 'react';
import { Section } from '../../page';
import { ErrorState, LoadingState, useMlData } from '../../states';
import { CSV_PAGE_SIZE, CsvColumn, ListCsvButton } from '../../csv';
import { impactSentence } from './impactSentence';
import { ImpactTeamTable } from './ImpactTeamTable';
import { NotifyOwnersDialog } from './NotifyOwnersDialog';

const CSV_COLUMNS: CsvColumn<LineageEntity>[] = [
  { title: 'Entity', value: entity => entity.entityRef },
  { title: 'Title', value: entity => entity.title },
  { title: 'Kind', value: entity => entity.kind },
  { title: 'Type', value: entity => entity.type },
  { title: 'Lifecycle', value: entity => entity.lifecycle },
  { title: 'Hops', value: entity => entity.distance },
  { title: 'Tier', value: entity => entity.tier },
  { title: 'Owner', value: entity => entity.owner },
  { title: 'System', value: entity => entity.system },
  { title: 'Verdict', value: entity => entity.verdict },
  { title: 'Level', value: entity => entity.level },
];

/**
 * Who is affected where an entity breaks or changes: in a sentence, by owning team, as a file, and how to tell them.
 *
 * @param root - entity ref
 */
export function ImpactPanel(props: { root: string }) {
  const { root } = props;
  const { data, error, stale, reload } = useMlData(['impact', root], api =>
    api.getImpact({ root }),
  );
  // What is kept from before may be about another root.
  const impact =
    data?.root.entityRef === root || !(stale || error) ? data : undefined;

  return (
    <Section
      title="Impact"
      lead={impact && impactSentence(impact)}
      actions={
        impact &&
        impact.teams.some(({ team }) => team) && (
          <NotifyOwners impact={impact} />
        )
      }
    >
      {error && (
        <ErrorState error={error} subject="the impact" onRetry={reload} />
      )}
      {!error && !impact && (
        <LoadingState subject="the impact" heights={[24, 240]} />
      )}
      {impact && impact.counts.entities > 0 && (
        <>
          <ImpactTeamTable impact={impact} />
          <ListCsvButton<LineageEntity>
            label="Save everything affected as CSV"
            fileName={`impact-${root.replace(/[^\w.-]+/g, '-')}.csv`}
            columns={CSV_COLUMNS}
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
    </Section>
  );
}

function NotifyOwners(props: { impact: Impact }) {
  const { impact } = props;
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
        Notify owners
      </Button>
      {open && (
        <NotifyOwnersDialog impact={impact} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
