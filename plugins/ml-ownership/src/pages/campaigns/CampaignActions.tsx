import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Campaign,
  campaignManagePermission,
  CampaignTransition,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { FormDialog } from '../../ui/dialog';
import { useMlTranslation } from '../../translations';
import { CampaignDialog } from './CampaignDialog';
import { formOfCampaign, toRequest } from './CampaignForm';
import { useCampaignRefresh } from './useCampaignRefresh';
import styles from './CampaignPage.module.css';

/** Actions to change, close and reopen a campaign, for users with permission. */
export function CampaignActions(props: { campaign: Campaign }) {
  const { campaign } = props;
  const api = useApi(mlOwnershipApiRef);
  const { t } = useMlTranslation();
  const refresh = useCampaignRefresh();
  const { allowed } = usePermission({ permission: campaignManagePermission });
  const [dialog, setDialog] = useState<CampaignTransition['action']>();
  const close = () => {
    setDialog(undefined);
    // Shows concurrent changes of other users as well.
    refresh();
  };
  const transition = (what: CampaignTransition) =>
    api.transitionCampaign(campaign.id, what);
  const actions: CampaignTransition['action'][] =
    campaign.state === 'closed' ? ['reopen'] : ['update', 'close'];

  return (
    <div
      className={styles.corner}
      role="group"
      aria-label={t('campaigns.actions.label')}
    >
      {allowed &&
        actions.map(action => (
          <Button
            key={action}
            size="small"
            variant="secondary"
            onPress={() => setDialog(action)}
          >
            {t(`campaigns.actions.${action}`)}
          </Button>
        ))}
      {dialog === 'update' && (
        <CampaignDialog
          heading={t('campaigns.form.changeTitle')}
          submit={t('campaigns.form.change')}
          initial={formOfCampaign(campaign)}
          onSubmit={async form => {
            await transition({ action: 'update', body: toRequest(form) });
            return <p>{t('campaigns.form.changed')}</p>;
          }}
          onClose={close}
        />
      )}
      {(dialog === 'close' || dialog === 'reopen') && (
        <FormDialog
          title={t(`campaigns.actions.${dialog}Title`)}
          lead={<p>{t(`campaigns.actions.${dialog}Lead`)}</p>}
          submit={t(`campaigns.actions.${dialog}`)}
          onSubmit={async () => {
            await transition({ action: dialog });
            return (
              <p>
                {t(
                  dialog === 'close'
                    ? 'campaigns.actions.closed'
                    : 'campaigns.actions.reopened',
                )}
              </p>
            );
          }}
          onClose={close}
        >
          {null}
        </FormDialog>
      )}
    </div>
  );
}
