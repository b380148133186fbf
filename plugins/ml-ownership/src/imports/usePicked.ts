import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useMemo } from 'react';
import { patchSearchParams, useUrlState } from '../url';

/** The most that can be chosen at once. */
export const MOST_PICKED = 50;

export const KINDS: readonly MlKind[] = ['Model', 'Dataset', 'Pipeline'];

/** What was chosen, and what it is to become, where that is decided. */
export interface Pick {
  /** Of a Component or Resource; of something new, what {@link newRef} says. */
  ref: string;
  kind: MlKind | undefined;
  /** Nothing in the catalog stands for it. */
  isNew?: boolean;
}

/** What was chosen: what is new, then the rest in the order of the choice. */
export interface Picked {
  picks: Pick[];
  isFull: boolean;
  add: (pick: Pick) => void;
  /** Decides what something becomes. */
  decide: (pick: Pick) => void;
  remove: (ref: string) => void;
  clear: () => void;
  /** Where something new of a kind is chosen as well. */
  newHref: (kind: MlKind) => string;
}

/** Stands for the one new Model, Dataset or Pipeline that can be chosen. */
export function newRef(kind: MlKind): string {
  return `new:${kind.toLocaleLowerCase('en-US')}`;
}

/**
 * Keeps what was chosen in the search parameters: `pick=component:default/churn~model`, and `new=Model` for a Model that
 * nothing in the catalog stands for.
 */
export function usePicked(): Picked {
  const { params, update } = useUrlState();
  const picks = useMemo(
    () => [
      ...parseNew(params.getAll('new')),
      ...parsePicks(params.getAll('pick')),
    ],
    [params],
  );
  const set = (next: Pick[]) =>
    update({
      new: next.flatMap(({ kind, isNew }) => (isNew && kind ? [kind] : [])),
      pick: next
        .filter(({ isNew }) => !isNew)
        .map(({ ref, kind }) =>
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
    newHref: kind =>
      `?${patchSearchParams(params, {
        new: [...params.getAll('new').filter(other => other !== kind), kind],
      })}`,
  };
}

function parseNew(values: string[]): Pick[] {
  return [...new Set(values)].flatMap(value => {
    const kind = KINDS.find(known => known === value);
    return kind ? [{ ref: newRef(kind), kind, isNew: true }] : [];
  });
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
