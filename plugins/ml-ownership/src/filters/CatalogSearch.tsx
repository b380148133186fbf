import { CatalogApi } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Translate, useWords } from '../words';
import { EntitySearch, FoundEntity } from './EntitySearch';

const SUGGESTIONS = 10;

/** Finds a person or a group in the catalog, as one types. */
export function CatalogSearch(props: {
  kinds: Array<'User' | 'Group'>;
  label: string;
  placeholder?: string;
  onFound: (entityRef: string) => void;
}) {
  const { kinds, label, placeholder, onFound } = props;
  const catalogApi = useApi(catalogApiRef);
  const { t } = useWords();
  return (
    <EntitySearch
      label={label}
      placeholder={placeholder}
      scope={kinds}
      find={(_, words) => findInCatalog(t, catalogApi, kinds, words)}
      onFound={onFound}
    />
  );
}

async function findInCatalog(
  t: Translate,
  catalogApi: CatalogApi,
  kinds: string[],
  words: string,
): Promise<FoundEntity[]> {
  const { items } = await catalogApi.queryEntities({
    filter: { kind: kinds },
    fullTextFilter: {
      term: words,
      fields: ['metadata.name', 'metadata.title', 'spec.profile.displayName'],
    },
    fields: ['kind', 'metadata', 'spec.profile'],
    orderFields: { field: 'metadata.name', order: 'asc' },
    limit: SUGGESTIONS,
    totalItems: 'exclude',
  });
  return items.map(entity => ({
    entityRef: stringifyEntityRef(entity),
    kind: entity.kind,
    title: titleOf(entity),
    hint: t(entity.kind === 'User' ? 'filters.userHint' : 'filters.groupHint', {
      name: entity.metadata.name,
    }),
  }));
}

function titleOf({ metadata, spec }: Entity): string {
  const { displayName } = (spec?.profile ?? {}) as { displayName?: unknown };
  return typeof displayName === 'string' && displayName
    ? displayName
    : metadata.title ?? metadata.name;
}
