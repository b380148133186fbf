import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  entityPresentationApiRef,
  entityPresentationSnapshot,
} from '@backstage/plugin-catalog-react';
import { useCallback, useEffect, useState } from 'react';

/**
 * The titles of entities, for what is sorted or chosen by title: what the refs say at once, and what the catalog says as
 * soon as it has answered.
 *
 * @returns a function from an entity ref to its title
 */
export function useEntityTitles(
  entityRefs: readonly string[],
): (entityRef: string) => string {
  const api = useApiHolder().get(entityPresentationApiRef);
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
    (entityRef: string) =>
      titles.get(entityRef) ??
      entityPresentationSnapshot(entityRef, undefined, api).primaryTitle,
    [titles, api],
  );
}
