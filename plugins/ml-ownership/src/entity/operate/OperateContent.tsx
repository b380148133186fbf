import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { WordsOfKind } from '../../translations';
import { EntityTabBody } from '../../ui/page';
import { BackendState } from './BackendStatusAlert';
import { Dashboards } from './DashboardsAndAlerts';
import { KnownIssues } from './KnownIssues';
import { Dependencies } from './Dependencies';
import { OnCallNow } from './OnCallNow';
import { Pager } from './Pager';
import { Rollback } from './Rollback';
import { Runbooks } from './Runbooks';
import { VerdictSummary } from './VerdictSummary';
import { UpstreamChanges } from './UpstreamChanges';
import { useOperate } from './useOperate';
import { Versions } from './Versions';

/**
 * The on-call tab, for use during an incident: on-call contact, rollback, recent changes. It is based on the catalog
 * entity; data of the backend is added to it, and the page works without it.
 */
export function OperateContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const data = useOperate(entityRef);
  return (
    <EntityTabBody>
      <WordsOfKind kind={entity.kind}>
        <BackendState data={data} />
        <Pager />
        <Rollback />
        {/* What loads from the backend stays below Rollback: the button must not shift while a user taps it. */}
        <OnCallNow
          entityRef={entityRef}
          isSilent={data.trouble !== undefined}
        />
        <KnownIssues scorecard={data.scorecard} />
        <Versions data={data} />
        <UpstreamChanges data={data} />
        <Runbooks />
        <Dashboards />
        <Dependencies />
        <VerdictSummary entityRef={entityRef} data={data} />
      </WordsOfKind>
    </EntityTabBody>
  );
}
