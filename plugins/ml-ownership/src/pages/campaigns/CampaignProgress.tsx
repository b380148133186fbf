import { Campaign } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ProgressOverTime } from '../../ui/charts';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import styles from './CampaignPage.module.css';

/** The progress of a campaign over time, as far back as scorecards exist. */
export function CampaignProgress(props: { campaign: Campaign }) {
  const { campaign } = props;
  const { t } = useMlTranslation();
  const points = campaign.history.map(({ day, met, total }) => ({
    at: day,
    met,
    total,
  }));
  return (
    <Section
      title={t('campaigns.progress.title')}
      lead={t('campaigns.progress.lead')}
    >
      {points.length > 1 ? (
        <ProgressOverTime points={points} until={campaign.dueAt} />
      ) : (
        <p className={styles.text}>{t('campaigns.progress.tooEarly')}</p>
      )}
    </Section>
  );
}
