import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Campaign } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link, Text } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { EntityLink } from '../../ui/entity';
import { ReportOnlyNote } from '../../ui/report-only';
import { PageBody } from '../../ui/page';
import { Writer } from '../../ui/people';
import { campaignsRouteRef } from '../../routes';
import { ErrorState, LoadingState, useMlQuery } from '../../ui/async-state';
import { formatDay, PointInTime } from '../../ui/time';
import { useMlTranslation } from '../../translations';
import { CampaignActions } from './CampaignActions';
import { CampaignEntities } from './CampaignEntities';
import { CampaignProgress } from './CampaignProgress';
import { CampaignTeams } from './CampaignTeams';
import { campaignHeadline, describeGoal } from './campaignText';
import { ProgressBar } from './ProgressBar';
import styles from './CampaignPage.module.css';

/** The page of one campaign: its progress, the remaining entities of each owner, and the first steps. */
export function CampaignPage() {
  const { id = '' } = useParams();
  const { t } = useMlTranslation();
  const { data, error, loading, reload } = useMlQuery(['campaign', id], api =>
    api.getCampaign(id),
  );
  const listPath = useRouteRef(campaignsRouteRef)?.();
  return (
    <PageBody>
      <nav aria-label={t('campaigns.list.label')}>
        <Link href={listPath}>{t('campaigns.all')}</Link>
      </nav>
      {loading && (
        <LoadingState
          subject={t('campaigns.subject.one')}
          heights={[160, 320, 240]}
        />
      )}
      {error && (
        <ErrorState
          error={error}
          subject={t('campaigns.subject.one')}
          onRetry={reload}
        />
      )}
      {data && <CampaignDetails key={data.id} campaign={data} />}
    </PageBody>
  );
}

function CampaignDetails(props: { campaign: Campaign }) {
  const { campaign } = props;
  const { t, formats } = useMlTranslation();
  return (
    <>
      <header className={styles.header}>
        <p className={styles.name}>{campaign.title}</p>
        <Text as="h1" variant="title-small" weight="bold">
          {campaignHeadline(t, formats, campaign)}
        </Text>
        <ProgressBar {...campaign.progress} />
        <CampaignActions campaign={campaign} />
      </header>
      <ReportOnlyNote reportOnly={campaign.reportOnly} />
      <Facts campaign={campaign} />
      <CampaignProgress campaign={campaign} />
      <CampaignTeams campaign={campaign} />
      <CampaignEntities campaign={campaign} />
    </>
  );
}

function Facts(props: { campaign: Campaign }) {
  const { campaign } = props;
  const { t, formats } = useMlTranslation();
  const { purpose, goal, scope, progress, closedAt, closedBy } = campaign;
  const { notInScope, notApplicable } = progress;
  return (
    <ul className={styles.facts}>
      {purpose && <li>{purpose}</li>}
      <li>
        {t('campaigns.facts.goal', {
          goal: describeGoal(t, goal, scope),
          day: formatDay(formats, campaign.dueAt),
        })}
      </li>
      {scope.team && (
        <li>
          {t('campaigns.facts.team', {
            team: <EntityLink entityRef={scope.team} hideIcon />,
          })}
        </li>
      )}
      {scope.system && (
        <li>
          {t('campaigns.facts.system', {
            system: <EntityLink entityRef={scope.system} hideIcon />,
          })}
        </li>
      )}
      {notInScope > 0 && (
        <li>{t('campaigns.facts.notInScope', { count: notInScope })}</li>
      )}
      {notApplicable > 0 && (
        <li>{t('campaigns.facts.notApplicable', { count: notApplicable })}</li>
      )}
      <li>
        {t('campaigns.facts.begun', {
          when: <PointInTime at={campaign.createdAt} />,
          person: <Writer writer={campaign.createdBy} />,
        })}
      </li>
      {closedAt && closedBy && (
        <li>
          {t('campaigns.facts.closed', {
            when: <PointInTime at={closedAt} />,
            person: <Writer writer={closedBy} />,
          })}
        </li>
      )}
    </ul>
  );
}
