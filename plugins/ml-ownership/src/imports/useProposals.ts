import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useMemo, useState } from 'react';
import { useMlData } from '../states';
import { loadSources, Sources } from './loadSources';
import { Edit, makeProposals, Proposal } from './proposals';
import { useDescriber } from './useDescriber';
import { Pick } from './usePicked';

/** What there is to know where everything is new. */
const NO_SOURCES: Sources = {
  entities: new Map(),
  neighbours: new Map(),
  imported: new Map(),
};

/** What would describe everything that was chosen, and a way to change it. */
export interface Proposals {
  /** `undefined` until the catalog has answered. */
  proposals: Proposal[] | undefined;
  error: Error | undefined;
  reload: () => void;
  change: (ref: string, edit: Edit) => void;
}

/**
 * Proposes what would describe what was chosen. Changes are kept as long as the page is open, also those of something
 * that is left out and chosen again.
 */
export function useProposals(picks: readonly Pick[]): Proposals {
  const catalogApi = useApi(catalogApiRef);
  const describer = useDescriber();
  const [edits, setEdits] = useState<ReadonlyMap<string, Edit>>(new Map());
  const refs = picks
    .filter(({ isNew }) => !isNew)
    .map(({ ref }) => ref)
    .sort();
  const { data, error, stale, reload } = useMlData(
    refs.length > 0 ? ['import-sources', refs] : undefined,
    () => loadSources(catalogApi, refs),
  );
  const sources = refs.length > 0 ? data : NO_SOURCES;
  const proposals = useMemo(() => {
    if (!sources) {
      return undefined;
    }
    // What was just chosen is not there yet.
    const known = stale
      ? picks.filter(({ ref, isNew }) => isNew || sources.entities.has(ref))
      : picks;
    return makeProposals(known, sources, edits, describer);
  }, [sources, stale, picks, edits, describer]);

  return {
    proposals,
    error,
    reload,
    change: (ref, edit) => setEdits(current => new Map(current).set(ref, edit)),
  };
}
