import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { useMlTranslation } from '../../translations';
import { CampaignDialog } from './CampaignDialog';
import { CampaignForm, toRequest } from './CampaignForm';
import { CampaignLink } from './CampaignLink';
import { useCampaignRefresh } from './useCampaignRefresh';

/** A dialog that creates a campaign. */
export function NewCampaignDialog(props: {
  initial: CampaignForm;
  onClose: () => void;
}) {
  const { initial, onClose } = props;
  const api = useApi(mlOwnershipApiRef);
  const { t } = useMlTranslation();
  const refresh = useCampaignRefresh();
  const [created, setCreated] = useState(false);

  const create = async (form: CampaignForm) => {
    const { id } = await api.createCampaign(toRequest(form));
    setCreated(true);
    return (
      <p>
        {t('campaigns.form.created', {
          link: <CampaignLink id={id}>{t('campaigns.form.open')}</CampaignLink>,
        })}
      </p>
    );
  };

  return (
    <CampaignDialog
      heading={t('campaigns.form.createTitle')}
      submit={t('campaigns.form.create')}
      initial={initial}
      onSubmit={create}
      onClose={() => {
        onClose();
        if (created) {
          refresh();
        }
      }}
    />
  );
}
