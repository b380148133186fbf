import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { teamRouteRef } from '../routes';
import { EntityLink } from '../entity';

/** A group, linked to its page in this plugin. */
export function TeamLink(props: { entityRef: string; title?: string }) {
  const { entityRef, title } = props;
  const { namespace, name } = parseEntityRef(entityRef);
  const href = useRouteRef(teamRouteRef)?.({ namespace, name });
  return <EntityLink entityRef={entityRef} title={title} href={href} />;
}
