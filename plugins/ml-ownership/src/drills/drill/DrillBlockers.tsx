import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { BlockerList } from '../record';
import { blockersOf } from './blockersOf';
import { MoveDrill } from './useDrill';

/** What was in the way, and whether it still is. */
export function DrillBlockers(props: { drill: Drill; onMove: MoveDrill }) {
  const { drill, onMove } = props;
  return (
    <BlockerList
      blockers={blockersOf(drill)}
      onSolve={
        drill.can.includes('log') || drill.can.includes('solve')
          ? blocker =>
              onMove({ action: 'log', body: { kind: 'solved', blocker } })
          : undefined
      }
    />
  );
}
