import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { TabBody } from '../page';
import { BackendState } from './BackendState';
import { Dashboards } from './Dashboards';
import { KnowFirst } from './KnowFirst';
import { Neighbours } from './Neighbours';
import { Pager } from './Pager';
import { Rollback } from './Rollback';
import { Runbooks } from './Runbooks';
import { Standing } from './Standing';
import { UpstreamChanges } from './UpstreamChanges';
import { useOperate } from './useOperate';
import { Versions } from './Versions';

/**
 * The page for 3 a.m.: whom to call, how to roll back, what changed. It rests on the catalog entity; what the backend
 * knows is added where it belongs, and its absence takes nothing else away.
 */
export function OperateContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const data = useOperate(entityRef);
  return (
    <TabBody>
      <BackendState data={data} />
      <Pager />
      <Rollback />
      {/* It comes with the scorecard: the way back must not move away from under a thumb. */}
      <KnowFirst scorecard={data.scorecard} />
      <Versions data={data} />
      <UpstreamChanges data={data} />
      <Runbooks />
      <Dashboards />
      <Neighbours />
      <Standing entityRef={entityRef} data={data} />
    </TabBody>
  );
}
