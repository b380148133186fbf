import { parseEntityRef } from '@backstage/catalog-model';
import { useMemo } from 'react';
import { useEntityTitles } from '../entity';
import { useUrlState } from '../url';

/** Who would be gone, as the URL has it. */
export interface Chosen {
  /** Refs of people, in the order in which they were chosen. */
  leaving: string[];
  /** Refs of groups. */
  dissolved: string[];
  titleOf: (entityRef: string) => string;
  /** A User leaves, a Group dissolves. */
  add: (entityRef: string) => void;
  remove: (entityRef: string) => void;
}

/** Keeps who would be gone in the search parameters, so that the question can be shared with its answer. */
export function useChosen(): Chosen {
  const { params, update } = useUrlState();
  const leaving = useMemo(() => unique(params.getAll('leaving')), [params]);
  const dissolved = useMemo(() => unique(params.getAll('dissolved')), [params]);
  const titleOfRef = useEntityTitles(
    useMemo(
      () => [...leaving, ...dissolved].filter(isEntityRef),
      [leaving, dissolved],
    ),
  );

  return {
    leaving,
    dissolved,
    // Anything may be written into a URL.
    titleOf: ref => (isEntityRef(ref) ? titleOfRef(ref) : ref),
    add: ref =>
      parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === 'group'
        ? update({ dissolved: unique([...dissolved, ref]) })
        : update({ leaving: unique([...leaving, ref]) }),
    remove: ref =>
      update({
        leaving: leaving.filter(other => other !== ref),
        dissolved: dissolved.filter(other => other !== ref),
      }),
  };
}

function unique(refs: string[]): string[] {
  return [...new Set(refs)].filter(Boolean);
}

function isEntityRef(ref: string): boolean {
  try {
    parseEntityRef(ref);
    return true;
  } catch {
    return false;
  }
}
