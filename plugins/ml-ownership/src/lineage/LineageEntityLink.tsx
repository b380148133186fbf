import { LineageEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../entity';
import { useWords } from '../words';

/** An end of an edge, linked where the catalog has a page for it. */
export function LineageEntityLink(props: { entity: LineageEntity }) {
  const { entity } = props;
  const { t } = useWords();
  if (entity.kind === 'Ghost' || entity.missing) {
    return (
      <span>
        {entity.title} <em>{t('lineage.outside')}</em>
      </span>
    );
  }
  return <EntityLink entityRef={entity.entityRef} title={entity.title} />;
}
