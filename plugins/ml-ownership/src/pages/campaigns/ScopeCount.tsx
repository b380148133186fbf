import { messageOf, useMlQuery } from '../../ui/async-state';
import { useMlTranslation } from '../../translations';
import { CampaignForm, toRequest } from './CampaignForm';
import styles from './CampaignDialog.module.css';

/** How many entities a campaign would begin with, before it is saved. */
export function ScopeCount(props: { form: CampaignForm }) {
  const { goal, scope } = toRequest(props.form);
  const { t } = useMlTranslation();
  const { data, error } = useMlQuery(['campaign-preview', goal, scope], api =>
    api.previewCampaign({ goal, scope }),
  );
  return (
    <p role="status" className={styles.count}>
      {error && messageOf(error)}
      {!error && !data && t('campaigns.form.counting')}
      {!error &&
        data &&
        [
          t('campaigns.form.inScope', { count: data.total }),
          data.total > 0 && t('campaigns.form.alreadyMet', { count: data.met }),
          data.notInScope > 0 &&
            t('campaigns.facts.notInScope', { count: data.notInScope }),
          data.notApplicable > 0 &&
            t('campaigns.facts.notApplicable', { count: data.notApplicable }),
        ]
          .filter(Boolean)
          .join(' ')}
    </p>
  );
}
