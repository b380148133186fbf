import { CatalogApi } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  ImportCandidate,
  ImportCandidatesPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { MlData, useMlQuery } from '../../../ui/async-state';
import { useUrlState } from '../../../ui/url';
import { entityNameOf } from './createRegisteredProposal';

export const PAGE_SIZE = 20;

/** Prefix of the search parameters of the list, which is the second one of its page. */
export const PREFIX = 'models';

/** The search parameters that filter the list. */
export const FILTER_PARAMETERS = [`${PREFIX}-q`, `${PREFIX}-source`];

/** One page of registered models. */
export interface RegisteredModelsPage extends ImportCandidatesPage {
  /** Refs of entities that have the name of a registered model and are not connected to it, by its id. */
  sameNames: ReadonlyMap<string, string>;
}

/** The query to the backend, with its state. */
export interface RegisteredModelsData extends MlData<RegisteredModelsPage> {
  /** Whether there are sources of registered models; `undefined` until that is known. */
  registries: 'some' | 'none' | undefined;
}

/** Loads the registered models that match the search parameters. */
export function useRegisteredModels(): RegisteredModelsData {
  const catalogApi = useApi(catalogApiRef);
  const { params } = useUrlState();
  const query = {
    q: params.get(`${PREFIX}-q`) ?? undefined,
    source: params.get(`${PREFIX}-source`) ?? undefined,
    cursor: params.get(`${PREFIX}-cursor`) ?? undefined,
    limit: PAGE_SIZE,
  };
  const state = useMlQuery(
    ['registered-models', query],
    async (api): Promise<RegisteredModelsPage> => {
      const page = await api.getImportCandidates(query);
      return {
        ...page,
        sameNames: await findSameNames(catalogApi, page.items),
      };
    },
  );
  return { ...state, registries: registriesOf(state) };
}

function registriesOf({
  data,
  error,
}: MlData<RegisteredModelsPage>): 'some' | 'none' | undefined {
  if (!data && !error) {
    return undefined;
  }
  return error || data!.sources.length > 0 ? 'some' : 'none';
}

async function findSameNames(
  catalogApi: CatalogApi,
  candidates: readonly ImportCandidate[],
): Promise<Map<string, string>> {
  if (candidates.length === 0) {
    return new Map();
  }
  const { items } = await catalogApi.getEntitiesByRefs({
    entityRefs: candidates.map(candidate =>
      stringifyEntityRef({
        kind: candidate.kind,
        name: entityNameOf(candidate),
      }),
    ),
    fields: ['kind', 'metadata.name', 'metadata.namespace'],
  });
  return new Map(
    candidates.flatMap(({ id }, index) => {
      const entity = items[index];
      return entity ? [[id, stringifyEntityRef(entity)]] : [];
    }),
  );
}
