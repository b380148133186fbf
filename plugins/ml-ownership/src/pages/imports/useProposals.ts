import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useMemo, useState } from 'react';
import { useMlQuery } from '../../ui/async-state';
import { loadSources, Sources } from './loadSourceEntities';
import { Edit, makeProposals, Proposal } from './proposals';
import { useCurrentAuthor } from './useCurrentAuthor';
import { SelectedSource } from './useSelection';

/** Used if all selected entities are new. */
const NO_SOURCES: Sources = {
  entities: new Map(),
  neighbours: new Map(),
  imported: new Map(),
  registered: new Map(),
};

/** The proposals for all selected sources, and a function to edit them. */
export interface Proposals {
  /** `undefined` until the catalog has responded. */
  proposals: Proposal[] | undefined;
  error: Error | undefined;
  reload: () => void;
  change: (ref: string, edit: Edit) => void;
}

/**
 * Proposes entities for the selected sources. Edits are kept as long as the page is open, even if a source is removed
 * and selected again.
 */
export function useProposals(picks: readonly SelectedSource[]): Proposals {
  const catalogApi = useApi(catalogApiRef);
  const describer = useCurrentAuthor();
  const [edits, setEdits] = useState<ReadonlyMap<string, Edit>>(new Map());
  const asked = picks
    .filter(({ isNew }) => !isNew)
    .map(({ ref, isRegistered }) => ({ ref, isRegistered }))
    .sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const { data, error, stale, reload } = useMlQuery(
    asked.length > 0 ? ['import-sources', asked] : undefined,
    mlApi => loadSources({ catalogApi, mlApi }, asked),
  );
  const sources = asked.length > 0 ? data : NO_SOURCES;
  const proposals = useMemo(() => {
    if (!sources) {
      return undefined;
    }
    // A newly selected source is not loaded yet.
    const known = stale
      ? picks.filter(
          ({ ref, isNew }) =>
            isNew || sources.entities.has(ref) || sources.registered.has(ref),
        )
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
