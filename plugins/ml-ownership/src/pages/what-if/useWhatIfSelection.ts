import { parseEntityRef } from '@backstage/catalog-model';
import { useMemo } from 'react';
import { useEntityTitles } from '../../ui/entity';
import { useUrlState } from '../../ui/url';

/** The selected people and groups. */
export interface Chosen {
  /** Refs of people, in the order of selection. */
  leaving: string[];
  /** Refs of groups. */
  dissolved: string[];
  titleOf: (entityRef: string) => string;
  /** Users are added to `leaving`, Groups to `dissolved`. */
  add: (entityRef: string) => void;
  remove: (entityRef: string) => void;
}

/** Keeps the selection in the search parameters, so that it can be shared as a link. */
export function useWhatIfSelection(): Chosen {
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
    // URLs are untrusted and may contain invalid refs.
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
