import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { BlockerList } from '../record';
import { blockersOf } from './blockersOf';
import { RunDrillTransition } from './useDrill';

/** The blockers of a drill, open and resolved. */
export function DrillBlockers(props: {
  drill: Drill;
  onTransition: RunDrillTransition;
}) {
  const { drill, onTransition } = props;
  return (
    <BlockerList
      blockers={blockersOf(drill)}
      onResolve={
        drill.allowedActions.includes('add-entry') ||
        drill.allowedActions.includes('resolve-blocker')
          ? blocker =>
              onTransition({
                action: 'add-entry',
                body: { kind: 'blocker-resolved', blocker },
              })
          : undefined
      }
    />
  );
}
