import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Campaign } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link, Text } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { dayWords } from '../drills/words';
import { EntityLink } from '../entity';
import { ObserveOnlyNote } from '../observe-only';
import { PageBody } from '../page';
import { Writer } from '../people';
import { campaignsRouteRef } from '../routes';
import { ErrorState, LoadingState, useMlData } from '../states';
import { PointInTime } from '../time';
import { useWords } from '../words';
import { CampaignActions } from './CampaignActions';
import { CampaignEntities } from './CampaignEntities';
import { CampaignProgress } from './CampaignProgress';
import { CampaignTeams } from './CampaignTeams';
import { campaignHeadline, goalWords } from './campaignWords';
import { ProgressBar } from './ProgressBar';
import styles from './CampaignPage.module.css';

/** One campaign: how far it is, who has what left, and what to do first about it. */
export function CampaignPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const { data, error, loading, reload } = useMlData(['campaign', id], api =>
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
  const { t, formats } = useWords();
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
      <ObserveOnlyNote observeOnly={campaign.observeOnly} />
      <Facts campaign={campaign} />
      <CampaignProgress campaign={campaign} />
      <CampaignTeams campaign={campaign} />
      <CampaignEntities campaign={campaign} />
    </>
  );
}

function Facts(props: { campaign: Campaign }) {
  const { campaign } = props;
  const { t, formats } = useWords();
  const { why, goal, scope, progress, closedAt, closedBy } = campaign;
  const { notInScope, notApplicable } = progress;
  return (
    <ul className={styles.facts}>
      {why && <li>{why}</li>}
      <li>
        {t('campaigns.facts.goal', {
          goal: goalWords(t, goal, scope),
          day: dayWords(formats, campaign.dueAt),
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
