import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useMemo } from 'react';
import { patchSearchParams, useUrlState } from '../../ui/url';

/** The maximum number of selected entities. */
export const MAX_SELECTED = 50;

export const KINDS: readonly MlKind[] = ['Model', 'Dataset', 'Pipeline'];

/** A selected source, and the kind to import it as, if that is decided. */
export interface SelectedSource {
  /** Ref of a Component or Resource; for a new entity, {@link newRef}; for a registered model, its id. */
  ref: string;
  kind: MlKind | undefined;
  /** It is in a model registry, not in the catalog. */
  isRegistered?: boolean;
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

/** Ref of a Component or Resource, and the kind if it is decided. */
const CATALOG_PICK = /^((?:component|resource):[\w.-]+\/[\w.-]+)(?:~(\w+))?$/;

/** Id of a registered model: its source, and its name, which may be nearly any text; and the kind. */
const REGISTERED_PICK =
  /^((?!component:|resource:|new:)[a-z0-9]+(?:-[a-z0-9]+)*:\P{Cc}{1,500})~(\w+)$/u;

/**
 * Keeps the selection in the search parameters: `pick=component:default/churn~model`, `pick=mlflow:churn~model` for a
 * registered model, and `new=Model` for a Model without a source.
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

/** URLs are untrusted: all other values are ignored. */
function parsePicks(values: string[]): SelectedSource[] {
  const picks = new Map<string, SelectedSource>();
  for (const value of values) {
    const pick = parsePick(value);
    if (pick && picks.size < MAX_SELECTED) {
      picks.set(pick.ref, pick);
    }
  }
  return [...picks.values()];
}

function parsePick(value: string): SelectedSource | undefined {
  const inCatalog = CATALOG_PICK.exec(value);
  if (inCatalog) {
    const [, ref, word] = inCatalog;
    return { ref, kind: kindOf(word) };
  }
  const [, ref, word] = REGISTERED_PICK.exec(value) ?? [];
  const kind = kindOf(word);
  return ref && kind ? { ref, kind, isRegistered: true } : undefined;
}

function kindOf(word: string | undefined): MlKind | undefined {
  return KINDS.find(kind => kind.toLocaleLowerCase('en-US') === word);
}
