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
import styles from './WhatMoved.module.css';

const MOST_SHOWN = 10;

const DIRECTIONS: Array<{
  direction: MoveDirection;
  word: string;
  count: (count: number) => string;
  icon: RemixiconComponentType;
}> = [
  {
    direction: 'up',
    word: 'Up',
    count: count => `${count} went up`,
    icon: RiArrowUpLine,
  },
  {
    direction: 'down',
    word: 'Down',
    count: count => `${count} went down`,
    icon: RiArrowDownLine,
  },
  {
    direction: 'new',
    word: 'New',
    count: count => `${count} ${count === 1 ? 'is' : 'are'} new`,
    icon: RiAddCircleLine,
  },
  {
    direction: 'removed',
    word: 'Removed',
    count: count => `${count} left the catalog`,
    icon: RiDeleteBinLine,
  },
  {
    direction: 'owner',
    word: 'New owner',
    count: count => `${count} changed owner`,
    icon: RiUserSharedLine,
  },
];

/** What stands otherwise than thirty days ago. */
export function WhatMoved(props: { evaluation: EvaluationProgress }) {
  const { evaluation } = props;
  // What an evaluation that has just ended found belongs here too.
  const { data, error, loading, reload } = useMlData(
    ['moves', evaluation.finishedAt],
    api => api.getMoves({ limit: MOST_SHOWN }),
  );
  return (
    <Section title="What moved in the last 30 days">
      <div className={styles.root}>
        {error && (
          <ErrorState error={error} subject="what moved" onRetry={reload} />
        )}
        {loading && (
          <LoadingState subject="what moved" heights={[24, 40, 40]} />
        )}
        {data && <Moves page={data} />}
      </div>
    </Section>
  );
}

function Moves(props: { page: MovesPage }) {
  const { items, totals } = props.page;
  const counts = DIRECTIONS.filter(({ direction }) => totals[direction] > 0);
  const total = counts.reduce(
    (sum, { direction }) => sum + totals[direction],
    0,
  );
  if (items.length === 0) {
    return (
      <p className={styles.calm}>
        Nothing: every verdict, level and owner is what it was 30 days ago.
      </p>
    );
  }
  return (
    <>
      <p className={styles.sentence}>
        {counts
          .map(({ direction, count }) => count(totals[direction]))
          .join(', ')}
        .{total > items.length && ` The latest ${items.length}:`}
      </p>
      <ul className={styles.list} aria-label="What moved, the latest first">
        {items.map(move => (
          <MoveItem key={move.entityRef} move={move} />
        ))}
      </ul>
    </>
  );
}

function MoveItem(props: { move: Move }) {
  const { move } = props;
  const { icon: Icon, word } = DIRECTIONS.find(
    ({ direction }) => direction === move.direction,
  )!;
  return (
    <li className={styles.move} data-direction={move.direction}>
      <span className={styles.direction}>
        <Icon className={styles.icon} aria-hidden />
        {word}
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
            Owner now <EntityLink entityRef={move.after.owner} hideIcon />
          </span>
        )}
        {move.rulesChanged && (
          <span className={styles.mark}>The rules changed</span>
        )}
      </span>
      <span className={styles.at}>
        <PointInTime at={move.at} />
      </span>
    </li>
  );
}
