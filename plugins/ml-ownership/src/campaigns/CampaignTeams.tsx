import { Campaign } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { useWords } from '../words';
import { ProgressBar } from './ProgressBar';
import styles from './CampaignPage.module.css';

/** What each owner has in a campaign. */
export function CampaignTeams(props: { campaign: Campaign }) {
  const { teams, teamCount } = props.campaign;
  const { t, formats } = useWords();
  if (teams.length === 0) {
    return null;
  }
  return (
    <Section
      title={t('campaigns.teams.title')}
      lead={t('campaigns.teams.lead')}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('campaigns.teams.team')}</th>
            <th scope="col">{t('campaigns.teams.left')}</th>
            <th scope="col">{t('campaigns.teams.met')}</th>
            <th scope="col" className={styles.shape}>
              {t('campaigns.teams.shape')}
            </th>
          </tr>
        </thead>
        <tbody>
          {teams.map(({ team, met, total }) => (
            <tr key={team ?? ''}>
              <th scope="row">
                {team ? (
                  <EntityLink entityRef={team} />
                ) : (
                  t('campaigns.teams.nobody')
                )}
              </th>
              <td>{formats.number(total - met)}</td>
              <td>{formats.number(met)}</td>
              <td>
                <ProgressBar met={met} total={total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {teamCount > teams.length && (
        <p className={styles.text}>
          {t('campaigns.teams.more', { shown: teams.length, all: teamCount })}
        </p>
      )}
    </Section>
  );
}
