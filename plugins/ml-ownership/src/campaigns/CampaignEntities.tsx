import {
  Campaign,
  CampaignEntity,
  CampaignStanding,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Cell,
  CellText,
  ColumnConfig,
  Table,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { useMemo } from 'react';
import { remedyText } from '../criterion';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { EmptyState, ErrorState, useMlData } from '../states';
import { useUrlState } from '../url';
import { LevelMeter } from '../verdict';
import { Translate, useWords } from '../words';
import { CampaignPager } from './CampaignPager';
import styles from './CampaignPage.module.css';

/** What is shown together, and how it stands. */
const ROOMS = {
  left: ['left'],
  met: ['met'],
  apart: ['not-in-scope', 'not-applicable'],
} satisfies Record<string, CampaignStanding[]>;

type Room = keyof typeof ROOMS;

/** The table tells its rows apart by `id`. */
type Row = CampaignEntity & { id: string };

const NONE = {
  left: 'campaigns.entities.noneLeft',
  met: 'campaigns.entities.noneMet',
  apart: 'campaigns.entities.noneApart',
} as const;

/** The entities of a campaign: what is left with its first step, what meets the goal, and what does not count. */
export function CampaignEntities(props: { campaign: Campaign }) {
  const { id, progress } = props.campaign;
  const { t } = useWords();
  const { params, update } = useUrlState();
  const shown = params.get('show');
  const room: Room = shown === 'met' || shown === 'apart' ? shown : 'left';
  const query = {
    standing: ROOMS[room],
    cursor: params.get('cursor') || undefined,
  };
  const { data, error, loading, stale, reload } = useMlData(
    ['campaign-entities', id, query],
    api => api.getCampaignEntities(id, query),
  );
  const rows = useMemo(
    () => data?.items.map(item => ({ ...item, id: item.entityRef })),
    [data],
  );
  const columns = useMemo(() => columnsOf(t, room), [t, room]);
  const counts: Record<Room, number> = {
    left: progress.total - progress.met,
    met: progress.met,
    apart: progress.notInScope + progress.notApplicable,
  };

  return (
    <Section title={t('campaigns.entities.title')}>
      <ToggleButtonGroup
        aria-label={t('campaigns.entities.shown')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[room]}
        onSelectionChange={keys => {
          const [next] = keys;
          update({
            show: next === 'left' ? undefined : String(next),
            cursor: undefined,
          });
        }}
      >
        {(Object.keys(ROOMS) as Room[]).map(one => (
          <ToggleButton key={one} id={one}>
            {t(`campaigns.entities.${one}`, { count: counts[one] })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {error && (
        <ErrorState
          error={error}
          subject={t('campaigns.entities.subject')}
          onRetry={reload}
        />
      )}
      {(data || !error) && (
        <Table<Row>
          columnConfig={columns}
          data={rows}
          isPending={loading}
          isStale={stale}
          pagination={{ type: 'none' }}
          emptyState={<EmptyState title={t(NONE[room])} />}
        />
      )}
      {data && <CampaignPager nextCursor={data.pageInfo.nextCursor} />}
    </Section>
  );
}

function columnsOf(t: Translate, room: Room): ColumnConfig<Row>[] {
  return [
    {
      id: 'name',
      label: t('campaigns.entities.name'),
      isRowHeader: true,
      minWidth: 160,
      defaultWidth: '2fr',
      cell: ({ entityRef, title }) => (
        <Cell>
          <EntityLink entityRef={entityRef} title={title} handover />
        </Cell>
      ),
    },
    {
      id: 'tier',
      label: t('campaigns.entities.tier'),
      width: 72,
      cell: ({ tier }) => (
        <CellText
          title={tier ? String(tier) : t('campaigns.entities.noTier')}
        />
      ),
    },
    {
      id: 'owner',
      label: t('campaigns.entities.owner'),
      minWidth: 120,
      defaultWidth: '1fr',
      cell: ({ owner }) => (
        <Cell>{owner && <EntityLink entityRef={owner} hideIcon />}</Cell>
      ),
    },
    {
      id: 'level',
      label: t('campaigns.entities.level'),
      width: 96,
      cell: ({ level }) => (
        <Cell>
          <LevelMeter level={level} />
        </Cell>
      ),
    },
    ...(room === 'met'
      ? []
      : [
          {
            id: 'next',
            label: t('campaigns.entities.next'),
            minWidth: 200,
            defaultWidth: '3fr' as const,
            cell: (entity: CampaignEntity) => (
              <Cell>
                <div className={styles.step}>{whatIsNext(t, entity)}</div>
              </Cell>
            ),
          },
        ]),
  ];
}

function whatIsNext(
  t: Translate,
  { standing, nextStep }: CampaignEntity,
): string {
  switch (standing) {
    case 'not-in-scope':
      return t('campaigns.entities.experimental');
    case 'not-applicable':
      return t('campaigns.entities.notApplicable');
    default:
      return nextStep
        ? remedyText(t, nextStep.criterion, nextStep)
        : t('campaigns.entities.noStep');
  }
}
