import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useMemo } from 'react';
import { patchSearchParams, useUrlState } from '../../ui/url';

/** The maximum number of selected entities. */
export const MAX_SELECTED = 50;

export const KINDS: readonly MlKind[] = ['Model', 'Dataset', 'Pipeline'];

/** A selected source, and the kind to import it as, if that is decided. */
export interface SelectedSource {
  /** Ref of a Component or Resource; for a new entity, {@link newRef}. */
  ref: string;
  kind: MlKind | undefined;
  /** There is no source in the catalog. */
  isNew?: boolean;
}

/** The selection: new entities first, then the others in the order of selection. */
export interface Selection {
  picks: SelectedSource[];
  isFull: boolean;
  add: (pick: SelectedSource) => void;
  /** Sets the kind to import a source as. */
  decide: (pick: SelectedSource) => void;
  remove: (ref: string) => void;
  clear: () => void;
  /** Returns a link that adds a new entity of a kind to the selection. */
  newHref: (kind: MlKind) => string;
}

/** Returns the pseudo ref of the new Model, Dataset or Pipeline; there is one for each kind. */
export function newRef(kind: MlKind): string {
  return `new:${kind.toLocaleLowerCase('en-US')}`;
}

/**
 * Keeps the selection in the search parameters: `pick=component:default/churn~model`, and `new=Model` for a Model
 * without a source in the catalog.
 */
export function useSelection(): Selection {
  const { params, update } = useUrlState();
  const picks = useMemo(
    () => [
      ...parseNew(params.getAll('new')),
      ...parsePicks(params.getAll('pick')),
    ],
    [params],
  );
  const set = (next: SelectedSource[]) =>
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
    isFull: picks.length >= MAX_SELECTED,
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

function parseNew(values: string[]): SelectedSource[] {
  return [...new Set(values)].flatMap(value => {
    const kind = KINDS.find(known => known === value);
    return kind ? [{ ref: newRef(kind), kind, isNew: true }] : [];
  });
}

/** URLs are untrusted: values that are not a ref of a Component or Resource are ignored. */
function parsePicks(values: string[]): SelectedSource[] {
  const picks = new Map<string, SelectedSource>();
  for (const value of values) {
    const match = /^((?:component|resource):[\w.-]+\/[\w.-]+)(?:~(\w+))?$/.exec(
      value,
    );
    if (match && picks.size < MAX_SELECTED) {
      const [, ref, word] = match;
      picks.set(ref, {
        ref,
        kind: KINDS.find(kind => kind.toLocaleLowerCase('en-US') === word),
      });
    }
  }
  return [...picks.values()];
}
