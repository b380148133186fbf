import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useMlTranslation } from '../../../translations';
import { BlockerList } from '../record';
import { abilityOf } from '../text';
import { blockersOf } from './blockersOf';
import { RunDrillTransition } from './useDrill';

/** The blockers of a drill, open and resolved. */
export function DrillBlockers(props: {
  drill: Drill;
  onTransition: RunDrillTransition;
}) {
  const { drill, onTransition } = props;
  const { t } = useMlTranslation();
  return (
    <BlockerList
      blockers={blockersOf(drill).map(({ ability, ...blocker }) => ({
        ...blocker,
        ability: ability && abilityOf(t, drill.entityRef, ability),
      }))}
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
