import {
  Drill,
  DrillEntry,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { BlockerList } from '../record';
import { MoveDrill } from './useDrill';

/** What was in the way, and whether it still is. */
export function DrillBlockers(props: { drill: Drill; onMove: MoveDrill }) {
  const { drill, onMove } = props;
  const entries = drill.entries ?? [];
  const solutions = new Map<number | undefined, DrillEntry>(
    entries
      .filter(({ kind }) => kind === 'solved')
      .map(entry => [entry.blocker, entry]),
  );
  return (
    <BlockerList
      blockers={entries
        .filter(({ kind }) => kind === 'blocker')
        .map(({ id, text = '', url, by, at }) => ({
          id,
          text,
          url,
          notedBy: by,
          notedAt: at,
          solvedBy: solutions.get(id)?.by,
          solvedAt: solutions.get(id)?.at,
        }))}
      onSolve={
        drill.can.includes('log')
          ? blocker =>
              onMove({ action: 'log', body: { kind: 'solved', blocker } })
          : undefined
      }
    />
  );
}
