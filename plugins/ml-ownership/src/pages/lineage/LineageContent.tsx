import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityTabBody } from '../../ui/page';
import { LineageView } from './view';

/** The lineage tab of a Model, Dataset or Pipeline. */
export function LineageContent() {
  const { entity } = useEntity();
  return (
    <EntityTabBody>
      <LineageView root={stringifyEntityRef(entity)} />
    </EntityTabBody>
  );
}
