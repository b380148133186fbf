import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { teamRouteRef } from '../../routes';
import { EntityLink } from '../../ui/entity';

/** A link to the team page of a group. */
export function TeamLink(props: {
  entityRef: string;
  title?: string;
  /** Whether the group is missing from the catalog; checked automatically by default. */
  missing?: boolean;
}) {
  const { entityRef, title, missing } = props;
  const { namespace, name } = parseEntityRef(entityRef);
  const href = useRouteRef(teamRouteRef)?.({ namespace, name });
  return (
    <EntityLink
      entityRef={entityRef}
      title={title}
      href={href}
      missing={missing}
    />
  );
}
