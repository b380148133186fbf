import { CatalogApi } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { TranslateFunction, useMlTranslation } from '../../translations';
import { EntitySearch, FoundEntity } from './EntitySearch';

const SUGGESTIONS = 10;

/** A search field for a user or group in the catalog, with results as you type. */
export function CatalogSearch(props: {
  kinds: Array<'User' | 'Group'>;
  label: string;
  placeholder?: string;
  onFound: (entityRef: string) => void;
}) {
  const { kinds, label, placeholder, onFound } = props;
  const catalogApi = useApi(catalogApiRef);
  const { t } = useMlTranslation();
  return (
    <EntitySearch
      label={label}
      placeholder={placeholder}
      scope={kinds}
      find={(_, terms) => findInCatalog(t, catalogApi, kinds, terms)}
      onFound={onFound}
    />
  );
}

async function findInCatalog(
  t: TranslateFunction,
  catalogApi: CatalogApi,
  kinds: string[],
  terms: string,
): Promise<FoundEntity[]> {
  const { items } = await catalogApi.queryEntities({
    filter: { kind: kinds },
    fullTextFilter: {
      term: terms,
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
