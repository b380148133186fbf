import { parseEntityRef } from '@backstage/catalog-model';
import {
  ChangesPage,
  EvaluationProgress,
  ScorecardChangeSummary,
  ScorecardChangeType,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RemixiconComponentType,
  RiAddCircleLine,
  RiArrowDownLine,
  RiArrowUpLine,
  RiDeleteBinLine,
  RiUserSharedLine,
} from '@remixicon/react';
import { EntityLink } from '../../ui/entity';
import { ScorecardChangeRow } from '../../entity/history';
import { Section } from '../../ui/page';
import { ErrorState, LoadingState, useMlQuery } from '../../ui/async-state';
import { PointInTime } from '../../ui/time';
import { Isolated, useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';
import styles from './RecentChanges.module.css';

const MAX_SHOWN = 10;

const TYPES: Array<{
  type: ScorecardChangeType;
  icon: RemixiconComponentType;
}> = [
  { type: 'improved', icon: RiArrowUpLine },
  { type: 'regressed', icon: RiArrowDownLine },
  { type: 'added', icon: RiAddCircleLine },
  { type: 'removed', icon: RiDeleteBinLine },
  { type: 'owner-changed', icon: RiUserSharedLine },
];

/** The differences between now and thirty days ago. */
export function RecentChanges(props: { evaluation: EvaluationProgress }) {
  const { evaluation } = props;
  const { t } = useMlTranslation();
  // Reloads when an evaluation has finished.
  const { data, error, loading, reload } = useMlQuery(
    ['changes', evaluation.finishedAt],
    api => api.getChanges({ limit: MAX_SHOWN }),
  );
  return (
    <Section title={t('overview.changes.title')}>
      <div className={styles.root}>
        {error && (
          <ErrorState
            error={error}
            subject={t('overview.changes.subject')}
            onRetry={reload}
          />
        )}
        {loading && (
          <LoadingState
            subject={t('overview.changes.subject')}
            heights={[24, 40, 40]}
          />
        )}
        {data && <Changes page={data} />}
      </div>
    </Section>
  );
}

function Changes(props: { page: ChangesPage }) {
  const { items, totals } = props.page;
  const { t, formats } = useMlTranslation();
  const counts = TYPES.filter(({ type }) => totals[type] > 0);
  const total = counts.reduce((sum, { type }) => sum + totals[type], 0);
  if (items.length === 0) {
    return <p className={styles.calm}>{t('overview.changes.none')}</p>;
  }
  return (
    <>
      <p className={styles.sentence}>
        {t('overview.changes.sentence', {
          changes: formats.list(
            counts.map(({ type }) =>
              t(`overview.changes.count.${type}`, { count: totals[type] }),
            ),
          ),
        })}{' '}
        {total > items.length &&
          t('overview.changes.latest', {
            number: formats.number(items.length),
          })}
      </p>
      <ul className={layout.list} aria-label={t('overview.changes.list')}>
        {items.map(change => (
          <ChangeItem key={change.entityRef} change={change} />
        ))}
      </ul>
    </>
  );
}

function ChangeItem(props: { change: ScorecardChangeSummary }) {
  const { change } = props;
  const { t } = useMlTranslation();
  const { icon: Icon } = TYPES.find(({ type }) => type === change.type)!;
  return (
    <li className={styles.item} data-type={change.type}>
      <span className={styles.type}>
        <Icon className={styles.icon} aria-hidden />
        {t(`overview.changes.type.${change.type}`)}
      </span>
      {change.type === 'removed' ? (
        <span className={styles.gone}>
          <Isolated
            text={change.title || parseEntityRef(change.entityRef).name}
          />
        </span>
      ) : (
        <EntityLink
          entityRef={change.entityRef}
          title={change.title}
          handover
        />
      )}
      <span className={styles.change}>
        <ScorecardChangeRow before={change.before} after={change.after} />
        {change.ownerChanged && change.after?.owner && (
          <span className={styles.mark}>
            {t('overview.changes.ownerNow', {
              owner: <EntityLink entityRef={change.after.owner} hideIcon />,
            })}
          </span>
        )}
        {change.rulesChanged && (
          <span className={styles.mark}>
            {t('overview.changes.rulesChanged')}
          </span>
        )}
      </span>
      <span className={styles.at}>
        <PointInTime at={change.at} />
      </span>
    </li>
  );
}
