import {
  DrillSuggestions,
  GetDrillSuggestions,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { createTermMatcher } from '../../search/matchesTerms';
import { rankTeams } from '../rankTeams';
import { DrillDependencies } from './DrillDependencies';

const DEFAULT_SUGGESTIONS = 5;

/** Period in which the drills of a team are counted, in milliseconds. */
const DRILL_COUNT_WINDOW_MS = 365 * 86_400_000;

/** Suggests teams for a drill of an entity. */
export async function suggestDrillTeams(
  { clock, contextLoader, store }: DrillDependencies,
  entityRef: string,
  { limit = DEFAULT_SUGGESTIONS, q }: GetDrillSuggestions['query'],
  visible: VisibilityFilter,
): Promise<DrillSuggestions> {
  const now = clock.time();
  const counts = await store.countByTeam(
    new Date(now - DRILL_COUNT_WINDOW_MS).toISOString(),
    visible,
  );
  const lastPerformer = await store.lastPerformer(entityRef);
  const receivers = await store.proposedReceivers(entityRef);
  const matches = createTermMatcher(q);
  const { items, excluded } = await contextLoader.load(
    { entityRef, abilities: [], performingTeam: '', operators: [] },
    new Date(now).toISOString(),
    context =>
      rankTeams(context, {
        counts,
        lastPerformer,
        receivers,
        mayRead: ref => visible.has(ref),
        matches: ({ title, ref }) => matches?.(title, ref) ?? true,
      }),
  );
  return { items: items.slice(0, limit), excluded };
}
