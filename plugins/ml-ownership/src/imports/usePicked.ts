import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useMemo } from 'react';
import { useUrlState } from '../url';

/** The most that can be chosen at once. */
export const MOST_PICKED = 50;

export const KINDS: readonly MlKind[] = ['Model', 'Dataset', 'Pipeline'];

/** A Component or Resource that was chosen, and what it is to become, where that is decided. */
export interface Pick {
  ref: string;
  kind: MlKind | undefined;
}

/** What was chosen, in the order of the choice. */
export interface Picked {
  picks: Pick[];
  isFull: boolean;
  add: (pick: Pick) => void;
  /** Decides what something becomes. */
  decide: (pick: Pick) => void;
  remove: (ref: string) => void;
  clear: () => void;
}

/** Keeps what was chosen in the search parameters: `component:default/churn~model`. */
export function usePicked(): Picked {
  const { params, update } = useUrlState();
  const picks = useMemo(() => parsePicks(params.getAll('pick')), [params]);
  const set = (next: Pick[]) =>
    update({
      pick: next.map(({ ref, kind }) =>
        kind ? `${ref}~${kind.toLocaleLowerCase('en-US')}` : ref,
      ),
    });
  return {
    picks,
    isFull: picks.length >= MOST_PICKED,
    add: pick => set([...picks.filter(({ ref }) => ref !== pick.ref), pick]),
    decide: pick =>
      set(picks.map(other => (other.ref === pick.ref ? pick : other))),
    remove: ref => set(picks.filter(other => other.ref !== ref)),
    clear: () => set([]),
  };
}

/** Anything may be written into a URL: what is no ref of a Component or Resource is passed over. */
function parsePicks(values: string[]): Pick[] {
  const picks = new Map<string, Pick>();
  for (const value of values) {
    const match = /^((?:component|resource):[\w.-]+\/[\w.-]+)(?:~(\w+))?$/.exec(
      value,
    );
    if (match && picks.size < MOST_PICKED) {
      const [, ref, word] = match;
      picks.set(ref, {
        ref,
        kind: KINDS.find(kind => kind.toLocaleLowerCase('en-US') === word),
      });
    }
  }
  return [...picks.values()];
}
