import { LineageEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../../ui/entity';
import { Isolated, useMlTranslation } from '../../translations';

/** One end of an edge, as a link if the entity has a catalog page. */
export function LineageEntityLink(props: { entity: LineageEntity }) {
  const { entity } = props;
  const { t } = useMlTranslation();
  if (entity.kind === 'Ghost' || entity.notInCatalog) {
    return (
      <span>
        <Isolated text={entity.title} /> <em>{t('lineage.outside')}</em>
      </span>
    );
  }
  return <EntityLink entityRef={entity.entityRef} title={entity.title} />;
}
