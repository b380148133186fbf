import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { TabBody } from '../page';
import { LineageView } from './view';

/** The lineage tab of a Model, Dataset or Pipeline. */
export function LineageContent() {
  const { entity } = useEntity();
  return (
    <TabBody>
      <LineageView root={stringifyEntityRef(entity)} />
    </TabBody>
  );
}
