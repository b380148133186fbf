import {
  CampaignEntity,
  mlKindOf,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import { useMemo } from 'react';
import { remedyText } from '../../ui/criterion';
import { EntityLink } from '../../ui/entity';
import { LevelMeter } from '../../ui/verdict';
import {
  inWordsOf,
  TranslateFunction,
  useMlTranslation,
} from '../../translations';
import styles from './FirstStepsTable.module.css';

/** The table identifies rows by `id`. */
type Row = CampaignEntity & { id: string };

/**
 * Entities with the first step of each.
 *
 * @param items - `undefined` while loading
 * @param withSteps - whether there are steps to show
 */
export function FirstStepsTable(props: {
  items: CampaignEntity[] | undefined;
  isPending: boolean;
  isStale: boolean;
  withSteps: boolean;
  emptyState: JSX.Element;
}) {
  const { items, isPending, isStale, withSteps, emptyState } = props;
  const { t } = useMlTranslation();
  const rows = useMemo(
    () => items?.map(item => ({ ...item, id: item.entityRef })),
    [items],
  );
  const columns = useMemo(() => columnsOf(t, withSteps), [t, withSteps]);
  return (
    <Table<Row>
      columnConfig={columns}
      data={rows}
      isPending={isPending}
      isStale={isStale}
      pagination={{ type: 'none' }}
      emptyState={emptyState}
    />
  );
}

function columnsOf(
  t: TranslateFunction,
  withSteps: boolean,
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
    ...(withSteps
      ? [
          {
            id: 'next',
            label: t('campaigns.entities.next'),
            minWidth: 200,
            defaultWidth: '3fr' as const,
            cell: (entity: CampaignEntity) => (
              <Cell>
                <div className={styles.step}>
                  {whatIsNext(t, entity)}
                  {entity.weakestLink && (
                    <div>
                      {t('campaigns.entities.weakestLink', {
                        link: (
                          <EntityLink
                            entityRef={entity.weakestLink.entityRef}
                            title={entity.weakestLink.title}
                            handover
                          />
                        ),
                      })}
                    </div>
                  )}
                </div>
              </Cell>
            ),
          },
        ]
      : []),
  ];
}

function whatIsNext(
  t: TranslateFunction,
  { entityRef, status, nextStep, weakestLink }: CampaignEntity,
): string | undefined {
  switch (status) {
    case 'not-in-scope':
      return t('campaigns.entities.experimental');
    case 'not-applicable':
      return t('campaigns.entities.notApplicable');
    default:
      if (nextStep) {
        return remedyText(
          inWordsOf(t, mlKindOf(entityRef)),
          nextStep.criterion,
          nextStep,
        );
      }
      return weakestLink ? undefined : t('campaigns.entities.noStep');
  }
}
