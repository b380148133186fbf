import { LineageEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../entity';

/** An end of an edge, linked where the catalog has a page for it. */
export function LineageEntityLink(props: { entity: LineageEntity }) {
  const { entity } = props;
  if (entity.kind === 'Ghost' || entity.missing) {
    return (
      <span>
        {entity.title} <em>(not in the catalog)</em>
      </span>
    );
  }
  return <EntityLink entityRef={entity.entityRef} title={entity.title} />;
}
