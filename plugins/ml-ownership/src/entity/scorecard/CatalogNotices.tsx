import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Alert } from '@backstage/ui';
import { GroupCycleNotice } from '../../pages/teams/GroupCycleNotice';
import { useMlTranslation } from '../../translations';

/** Notices about problems of the catalog data of an entity and its teams; renders nothing if there are none. */
export function CatalogNotices(props: { scorecard: Scorecard }) {
  const { orphan, groupCycle } = props.scorecard;
  const { t } = useMlTranslation();
  return (
    <>
      {orphan && (
        <Alert
          status="warning"
          icon
          title={t('handover.orphan.title')}
          description={t('handover.orphan.description')}
        />
      )}
      <GroupCycleNotice groups={groupCycle} />
    </>
  );
}
