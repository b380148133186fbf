import {
  Campaign,
  CampaignEntityStatus,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { Section } from '../../ui/page';
import { usePaperRows } from '../../ui/print';
import { EmptyState, ErrorState, useMlQuery } from '../../ui/async-state';
import { useUrlState } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import { CampaignPager } from './CampaignPager';
import { FirstStepsTable } from './FirstStepsTable';

/** The entity states of each filter option. */
const STATUSES = {
  open: ['open'],
  met: ['met'],
  apart: ['not-in-scope', 'not-applicable'],
} satisfies Record<string, CampaignEntityStatus[]>;

type StatusFilter = keyof typeof STATUSES;

const NONE = {
  open: 'campaigns.entities.noneOpen',
  met: 'campaigns.entities.noneMet',
  apart: 'campaigns.entities.noneApart',
} as const;

/** The entities of a campaign by state: open with their first step, done, and not counted. */
export function CampaignEntities(props: { campaign: Campaign }) {
  const { id, progress } = props.campaign;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const shown = params.get('show');
  const filter: StatusFilter =
    shown === 'met' || shown === 'apart' ? shown : 'open';
  const query = {
    status: STATUSES[filter],
    cursor: params.get('cursor') || undefined,
  };
  const { data, error, loading, stale, reload } = useMlQuery(
    ['campaign-entities', id, query],
    api => api.getCampaignEntities(id, query),
  );
  const { items, note } = usePaperRows(data, (api, limit) =>
    api.getCampaignEntities(id, { status: STATUSES[filter], limit }),
  );
  const counts: Record<StatusFilter, number> = {
    open: progress.total - progress.met,
    met: progress.met,
    apart: progress.notInScope + progress.notApplicable,
  };

  return (
    <Section title={t('campaigns.entities.title')}>
      <ToggleButtonGroup
        aria-label={t('campaigns.entities.shown')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter]}
        onSelectionChange={keys => {
          const [next] = keys;
          update({
            show: next === 'open' ? undefined : String(next),
            cursor: undefined,
          });
        }}
      >
        {(Object.keys(STATUSES) as StatusFilter[]).map(one => (
          <ToggleButton key={one} id={one}>
            {t(`campaigns.entities.${one}`, { count: counts[one] })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {error && (
        <ErrorState
          error={error}
          subject={t('campaigns.entities.subject')}
          onRetry={reload}
        />
      )}
      {(data || !error) && (
        <FirstStepsTable
          items={items}
          isPending={loading}
          isStale={stale}
          withSteps={filter !== 'met'}
          emptyState={<EmptyState title={t(NONE[filter])} />}
        />
      )}
      {note}
      {data && <CampaignPager nextCursor={data.pageInfo.nextCursor} />}
    </Section>
  );
}
