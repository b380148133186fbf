import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useMemo, useState } from 'react';
import { useMlData } from '../states';
import { loadSources } from './loadSources';
import { Edit, makeProposals, Proposal } from './proposals';
import { Pick } from './usePicked';

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
  const [edits, setEdits] = useState<ReadonlyMap<string, Edit>>(new Map());
  const refs = picks.map(({ ref }) => ref).sort();
  const { data, error, stale, reload } = useMlData(
    refs.length > 0 ? ['import-sources', refs] : undefined,
    () => loadSources(catalogApi, refs),
  );
  const proposals = useMemo(() => {
    if (!data) {
      return undefined;
    }
    // What was just chosen is not there yet.
    const known = stale
      ? picks.filter(({ ref }) => data.entities.has(ref))
      : picks;
    return makeProposals(known, data, edits);
  }, [data, stale, picks, edits]);

  return {
    proposals,
    error,
    reload,
    change: (ref, edit) => setEdits(current => new Map(current).set(ref, edit)),
  };
}
