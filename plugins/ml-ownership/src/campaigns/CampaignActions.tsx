import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Campaign,
  campaignManagePermission,
  CampaignMove,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../api';
import { FormDialog } from '../dialog';
import { useWords } from '../words';
import { CampaignDialog } from './CampaignDialog';
import { formOfCampaign, toRequest } from './CampaignForm';
import { useCampaignRefresh } from './useCampaignRefresh';
import styles from './CampaignPage.module.css';

/** Changes, closes and reopens a campaign, for whoever may. */
export function CampaignActions(props: { campaign: Campaign }) {
  const { campaign } = props;
  const api = useApi(mlOwnershipApiRef);
  const { t } = useWords();
  const refresh = useCampaignRefresh();
  const { allowed } = usePermission({ permission: campaignManagePermission });
  const [dialog, setDialog] = useState<CampaignMove['action']>();
  const close = () => {
    setDialog(undefined);
    // What somebody else has done meanwhile shows as well.
    refresh();
  };
  const move = (what: CampaignMove) => api.moveCampaign(campaign.id, what);
  const actions: CampaignMove['action'][] =
    campaign.state === 'closed' ? ['reopen'] : ['change', 'close'];

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
      {dialog === 'change' && (
        <CampaignDialog
          heading={t('campaigns.form.changeTitle')}
          submit={t('campaigns.form.change')}
          initial={formOfCampaign(campaign)}
          onSubmit={async form => {
            await move({ action: 'change', body: toRequest(form) });
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
            await move({ action: dialog });
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
