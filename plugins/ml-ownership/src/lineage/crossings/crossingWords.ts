import {
  Crossing,
  LineageOrigin,
  LineageParty,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { relationTitle } from '../relationTitle';

const ORIGIN_WORDS: Record<LineageOrigin, string> = {
  declared: 'declared',
  claimed: 'claimed by the other side only',
  observed: 'seen at run time',
  inferred: 'inferred from a job',
};

const ROLE_WORDS: Record<LineageParty['role'], string> = {
  'upstream-owner': 'owns the source',
  steward: 'is its steward',
  'downstream-owner': 'owns what uses it',
  'data-changes': 'decides on data changes',
};

/** What the data is for, as in "training data for". */
export function relationWords(crossing: Crossing): string {
  return crossing.relations.map(relationTitle).join(', ');
}

/** How it is known. */
export function originWords(crossing: Crossing): string {
  return crossing.origins.map(origin => ORIGIN_WORDS[origin]).join(', ');
}

/** Why somebody must agree; one may do so in several roles. */
export function roleWords(roles: readonly LineageParty['role'][]): string {
  return roles.map(role => ROLE_WORDS[role]).join(', ');
}

/** Who must agree to a change, each once, with every role they have. */
export function partiesOf(
  crossing: Crossing,
): Array<{ entityRef: string; roles: LineageParty['role'][] }> {
  const roles = new Map<string, LineageParty['role'][]>();
  for (const { entityRef, role } of crossing.agree) {
    roles.set(entityRef, [...(roles.get(entityRef) ?? []), role]);
  }
  return [...roles].map(([entityRef, found]) => ({ entityRef, roles: found }));
}

/** The tier of what matters most at either end, 1 being the highest. */
export function tierOf(crossing: Crossing): number | undefined {
  const tiers = [crossing.from.tier, crossing.to.tier].filter(
    (tier): tier is number => tier !== undefined,
  );
  return tiers.length > 0 ? Math.min(...tiers) : undefined;
}
