import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  entityPresentationApiRef,
  entityPresentationSnapshot,
} from '@backstage/plugin-catalog-react';
import { useCallback, useEffect, useState } from 'react';
import { useMlTranslation } from '../../translations';
import { useMissing } from './useMissingPeople';

/**
 * Returns the titles of entities, for sentences, sorting and selection: derived from the refs at first, and from the
 * catalog once it has responded. Groups and Users that are missing from the catalog are marked.
 *
 * @returns a function from an entity ref to its title
 */
export function useEntityTitles(
  entityRefs: readonly string[],
): (entityRef: string) => string {
  const api = useApiHolder().get(entityPresentationApiRef);
  const { t } = useMlTranslation();
  const { isMissing } = useMissing(entityRefs);
  const key = entityRefs.join('\n');
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());

  useEffect(() => {
    let wanted = true;
    const refs = key === '' ? [] : key.split('\n');
    if (api && refs.length > 0) {
      Promise.allSettled(refs.map(ref => api.forEntity(ref).promise)).then(
        results => {
          if (wanted) {
            setTitles(
              new Map(
                results.flatMap((result, index) =>
                  result.status === 'fulfilled'
                    ? [[refs[index], result.value.primaryTitle]]
                    : [],
                ),
              ),
            );
          }
        },
      );
    }
    return () => {
      wanted = false;
    };
  }, [api, key]);

  return useCallback(
    (entityRef: string) => {
      const title =
        titles.get(entityRef) ??
        entityPresentationSnapshot(entityRef, undefined, api).primaryTitle;
      return isMissing(entityRef) ? t('missing.marked', { title }) : title;
    },
    [titles, api, isMissing, t],
  );
}
