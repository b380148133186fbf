import { parseEntityRef } from '@backstage/catalog-model';
import {
  EvaluationProgress,
  Move,
  MoveDirection,
  MovesPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RemixiconComponentType,
  RiAddCircleLine,
  RiArrowDownLine,
  RiArrowUpLine,
  RiDeleteBinLine,
  RiUserSharedLine,
} from '@remixicon/react';
import { EntityLink } from '../entity';
import { StandingChange } from '../history';
import { Section } from '../page';
import { ErrorState, LoadingState, useMlData } from '../states';
import { PointInTime } from '../time';
import { useWords } from '../words';
import styles from './WhatMoved.module.css';

const MOST_SHOWN = 10;

const DIRECTIONS: Array<{
  direction: MoveDirection;
  icon: RemixiconComponentType;
}> = [
  { direction: 'up', icon: RiArrowUpLine },
  { direction: 'down', icon: RiArrowDownLine },
  { direction: 'new', icon: RiAddCircleLine },
  { direction: 'removed', icon: RiDeleteBinLine },
  { direction: 'owner', icon: RiUserSharedLine },
];

/** What stands otherwise than thirty days ago. */
export function WhatMoved(props: { evaluation: EvaluationProgress }) {
  const { evaluation } = props;
  const { t } = useWords();
  // What an evaluation that has just ended found belongs here too.
  const { data, error, loading, reload } = useMlData(
    ['moves', evaluation.finishedAt],
    api => api.getMoves({ limit: MOST_SHOWN }),
  );
  return (
    <Section title={t('overview.moves.title')}>
      <div className={styles.root}>
        {error && (
          <ErrorState
            error={error}
            subject={t('overview.moves.subject')}
            onRetry={reload}
          />
        )}
        {loading && (
          <LoadingState
            subject={t('overview.moves.subject')}
            heights={[24, 40, 40]}
          />
        )}
        {data && <Moves page={data} />}
      </div>
    </Section>
  );
}

function Moves(props: { page: MovesPage }) {
  const { items, totals } = props.page;
  const { t, formats } = useWords();
  const counts = DIRECTIONS.filter(({ direction }) => totals[direction] > 0);
  const total = counts.reduce(
    (sum, { direction }) => sum + totals[direction],
    0,
  );
  if (items.length === 0) {
    return <p className={styles.calm}>{t('overview.moves.none')}</p>;
  }
  return (
    <>
      <p className={styles.sentence}>
        {t('overview.moves.sentence', {
          moves: formats.list(
            counts.map(({ direction }) =>
              t(`overview.moves.count.${direction}`, {
                count: totals[direction],
              }),
            ),
          ),
        })}{' '}
        {total > items.length &&
          t('overview.moves.latest', { number: formats.number(items.length) })}
      </p>
      <ul className={styles.list} aria-label={t('overview.moves.list')}>
        {items.map(move => (
          <MoveItem key={move.entityRef} move={move} />
        ))}
      </ul>
    </>
  );
}

function MoveItem(props: { move: Move }) {
  const { move } = props;
  const { t } = useWords();
  const { icon: Icon } = DIRECTIONS.find(
    ({ direction }) => direction === move.direction,
  )!;
  return (
    <li className={styles.move} data-direction={move.direction}>
      <span className={styles.direction}>
        <Icon className={styles.icon} aria-hidden />
        {t(`overview.moves.direction.${move.direction}`)}
      </span>
      {move.direction === 'removed' ? (
        <span className={styles.gone}>
          {move.title || parseEntityRef(move.entityRef).name}
        </span>
      ) : (
        <EntityLink entityRef={move.entityRef} title={move.title} handover />
      )}
      <span className={styles.change}>
        <StandingChange before={move.before} after={move.after} />
        {move.ownerChanged && move.after?.owner && (
          <span className={styles.mark}>
            {t('overview.moves.ownerNow', {
              owner: <EntityLink entityRef={move.after.owner} hideIcon />,
            })}
          </span>
        )}
        {move.rulesChanged && (
          <span className={styles.mark}>
            {t('overview.moves.rulesChanged')}
          </span>
        )}
      </span>
      <span className={styles.at}>
        <PointInTime at={move.at} />
      </span>
    </li>
  );
}
