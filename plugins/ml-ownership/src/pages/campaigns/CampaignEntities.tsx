import {
  Campaign,
  CampaignEntity,
  CampaignEntityStatus,
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
import { remedyText } from '../../ui/criterion';
import { EntityLink } from '../../ui/entity';
import { Section } from '../../ui/page';
import { usePaperRows } from '../../ui/print';
import { EmptyState, ErrorState, useMlQuery } from '../../ui/async-state';
import { useUrlState } from '../../ui/url';
import { LevelMeter } from '../../ui/verdict';
import { TranslateFunction, useMlTranslation } from '../../translations';
import { CampaignPager } from './CampaignPager';
import styles from './CampaignPage.module.css';

/** The entity states of each filter option. */
const STATUSES = {
  open: ['open'],
  met: ['met'],
  apart: ['not-in-scope', 'not-applicable'],
} satisfies Record<string, CampaignEntityStatus[]>;

type StatusFilter = keyof typeof STATUSES;

/** The table identifies rows by `id`. */
type Row = CampaignEntity & { id: string };

const NONE = {
  open: 'campaigns.entities.noneOpen',
  met: 'campaigns.entities.noneMet',
  apart: 'campaigns.entities.noneApart',
} as const;

/** The entities of a campaign by state: open with their first step, done, and not counted. */
export function CampaignEntities(props: { campaign: Campaign }) {
  const { id, progress } = props.campaign;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const shown = params.get('show');
  const filter: StatusFilter =
    shown === 'met' || shown === 'apart' ? shown : 'open';
  const query = {
    status: STATUSES[filter],
    cursor: params.get('cursor') || undefined,
  };
  const { data, error, loading, stale, reload } = useMlQuery(
    ['campaign-entities', id, query],
    api => api.getCampaignEntities(id, query),
  );
  const { items, note } = usePaperRows(data, (api, limit) =>
    api.getCampaignEntities(id, { status: STATUSES[filter], limit }),
  );
  const rows = useMemo(
    () => items?.map(item => ({ ...item, id: item.entityRef })),
    [items],
  );
  const columns = useMemo(() => columnsOf(t, filter), [t, filter]);
  const counts: Record<StatusFilter, number> = {
    open: progress.total - progress.met,
    met: progress.met,
    apart: progress.notInScope + progress.notApplicable,
  };

  return (
    <Section title={t('campaigns.entities.title')}>
      <ToggleButtonGroup
        aria-label={t('campaigns.entities.shown')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter]}
        onSelectionChange={keys => {
          const [next] = keys;
          update({
            show: next === 'open' ? undefined : String(next),
            cursor: undefined,
          });
        }}
      >
        {(Object.keys(STATUSES) as StatusFilter[]).map(one => (
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
          emptyState={<EmptyState title={t(NONE[filter])} />}
        />
      )}
      {note}
      {data && <CampaignPager nextCursor={data.pageInfo.nextCursor} />}
    </Section>
  );
}

function columnsOf(
  t: TranslateFunction,
  filter: StatusFilter,
): ColumnConfig<Row>[] {
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
    ...(filter === 'met'
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
  t: TranslateFunction,
  { status, nextStep }: CampaignEntity,
): string {
  switch (status) {
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
