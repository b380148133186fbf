import { usePermission } from '@backstage/plugin-permission-react';
import {
  campaignManagePermission,
  CampaignsPage as CampaignsAnswer,
  CampaignSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { formatDay } from '../../ui/time';
import { ReportOnlyNote } from '../../ui/report-only';
import { PageBody } from '../../ui/page';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useMlQuery,
} from '../../ui/async-state';
import { useUrlState } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import { FORM_PARAMETERS, formOfParameters } from './CampaignForm';
import { CampaignLink } from './CampaignLink';
import { CampaignPager } from './CampaignPager';
import { campaignHeadline } from './campaignText';
import { NewCampaignDialog } from './NewCampaignDialog';
import { ProgressBar } from './ProgressBar';
import layout from '../../ui/layout.module.css';
import styles from './CampaignPage.module.css';
import list from '../../ui/page/RecordList.module.css';

const STATES = ['open', 'closed'] as const;

/** The campaign that the empty state suggests. */
const EXAMPLE = { new: '1', kind: 'Model', tier: '1', level: '2' };

const WITHOUT_FORM = {
  new: undefined,
  ...Object.fromEntries(FORM_PARAMETERS.map(name => [name, undefined])),
};

/** The list of campaigns. */
export function CampaignsPage() {
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const { allowed } = usePermission({ permission: campaignManagePermission });
  const state = STATES.find(one => one === params.get('state')) ?? 'open';
  const query = { state, cursor: params.get('cursor') || undefined };
  const { data, error, loading, reload } = useMlQuery(
    ['campaigns', query],
    api => api.getCampaigns(query),
  );

  return (
    <PageBody>
      <div className={layout.spacedRow}>
        <ToggleButtonGroup
          aria-label={t('campaigns.list.shown')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[state]}
          onSelectionChange={keys => {
            const [next] = keys;
            update({
              state: next === 'open' ? undefined : String(next),
              cursor: undefined,
            });
          }}
        >
          {STATES.map(id => (
            <ToggleButton key={id} id={id}>
              {t(`campaigns.list.${id}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <div className={styles.corner}>
          {allowed && (
            <Button
              size="small"
              variant="primary"
              onPress={() => update({ new: '1' })}
            >
              {t('campaigns.actions.create')}
            </Button>
          )}
        </div>
      </div>
      {loading && (
        <LoadingState
          subject={t('campaigns.subject.many')}
          heights={[96, 96, 96]}
        />
      )}
      {error && (
        <ErrorState
          error={error}
          subject={t('campaigns.subject.many')}
          onRetry={reload}
        />
      )}
      {data && (
        <>
          <ReportOnlyNote reportOnly={data.reportOnly} />
          <Campaigns
            answer={data}
            state={state}
            onExample={allowed ? () => update(EXAMPLE) : undefined}
          />
          <CampaignPager nextCursor={data.pageInfo.nextCursor} />
        </>
      )}
      {allowed && params.get('new') && (
        <NewCampaignDialog
          initial={formOfParameters(params)}
          onClose={() => update(WITHOUT_FORM, { replace: true })}
        />
      )}
    </PageBody>
  );
}

function Campaigns(props: {
  answer: CampaignsAnswer;
  state: (typeof STATES)[number];
  onExample: (() => void) | undefined;
}) {
  const { answer, state, onExample } = props;
  const { t } = useMlTranslation();
  if (answer.items.length > 0) {
    return (
      <ul className={list.list} aria-label={t('campaigns.list.label')}>
        {answer.items.map(campaign => (
          <li key={campaign.id} className={list.item}>
            <CampaignItem campaign={campaign} />
          </li>
        ))}
      </ul>
    );
  }
  return state === 'closed' ? (
    <EmptyState title={t('campaigns.list.noneClosedTitle')}>
      {t('campaigns.list.noneClosed')}
    </EmptyState>
  ) : (
    <EmptyState title={t('campaigns.list.noneTitle')}>
      <p>{t('campaigns.list.none')}</p>
      {onExample && (
        <Button size="small" variant="secondary" onPress={onExample}>
          {t('campaigns.list.example')}
        </Button>
      )}
    </EmptyState>
  );
}

function CampaignItem(props: { campaign: CampaignSummary }) {
  const { campaign } = props;
  const { t, formats } = useMlTranslation();
  return (
    <>
      <div className={list.header}>
        <CampaignLink id={campaign.id}>{campaign.title}</CampaignLink>
      </div>
      <ProgressBar {...campaign.progress} />
      <p className={list.fact}>{campaignHeadline(t, formats, campaign)}</p>
      <p className={list.fact}>
        {t('campaigns.list.due', { day: formatDay(formats, campaign.dueAt) })}
      </p>
    </>
  );
}
