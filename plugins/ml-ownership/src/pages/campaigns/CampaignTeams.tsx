import { Campaign } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../../ui/entity';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import { ProgressBar } from './ProgressBar';
import styles from './CampaignPage.module.css';

/** The progress of each owner in a campaign. */
export function CampaignTeams(props: { campaign: Campaign }) {
  const { teams, teamCount } = props.campaign;
  const { t, formats } = useMlTranslation();
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
            <th scope="col">{t('campaigns.teams.open')}</th>
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
