import { Campaign } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ProgressOverTime } from '../charts';
import { Section } from '../page';
import { useWords } from '../words';
import styles from './CampaignPage.module.css';

/** How a campaign went, as far as scorecards are known. */
export function CampaignProgress(props: { campaign: Campaign }) {
  const { campaign } = props;
  const { t } = useWords();
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
