import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useSWR from 'swr';
import { templateRouteRef } from '../../routes';

/**
 * Returns the path to the form of a scaffolder template; `undefined` while loading, if the app has no scaffolder, or if
 * the catalog does not contain the template or hides it from the user.
 */
export function useTemplatePath(template: {
  namespace: string;
  templateName: string;
}): string | undefined {
  const { namespace, templateName } = template;
  const catalogApi = useApi(catalogApiRef);
  const path = useRouteRef(templateRouteRef)?.(template);
  const ref = stringifyEntityRef({
    kind: 'template',
    namespace,
    name: templateName,
  });
  const { data: isThere } = useSWR<boolean, Error>(
    path === undefined ? undefined : [catalogApi, 'template', ref],
    async () => {
      const { items } = await catalogApi.getEntitiesByRefs({
        entityRefs: [ref],
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      });
      return items[0] !== undefined;
    },
    { revalidateOnFocus: false, shouldRetryOnError: false },
  );
  return isThere ? path : undefined;
}
