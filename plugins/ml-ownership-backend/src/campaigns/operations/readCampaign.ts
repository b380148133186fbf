import {
  Campaign,
  CampaignTeam,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { CampaignContext } from '../CampaignContext';
import { OwnerProgress } from '../CampaignStore';
import { daysBetween } from '../daysBetween';
import { toCampaignSummary } from '../toCampaignSummary';
import { requireCampaign } from './requireCampaign';

const MAX_POINTS = 90;
const MAX_TEAMS = 100;

/**
 * One campaign with its progress over time and by owner.
 *
 * @throws NotFoundError
 */
export async function readCampaign(
  { clock, reportOnly, store }: CampaignContext,
  id: string,
  visible: VisibilityFilter,
): Promise<Campaign> {
  const day = clock.today();
  const row = await requireCampaign(store, id, visible);
  const progress = await store.progress([id], visible);
  const owners = await store.owners([id], visible);
  const teams = toTeams(owners.get(id)!, visible);
  const lastDay = row.closed_at?.slice(0, 10) ?? day;
  return {
    ...toCampaignSummary(row, progress.get(id)!, day),
    history: await store.history(
      id,
      daysBetween(row.starts_at, lastDay, MAX_POINTS),
      visible,
    ),
    teams: teams.slice(0, MAX_TEAMS),
    teamCount: teams.length,
    reportOnly: reportOnly.now(),
  };
}

/** Sorted by remaining entities, most first. All owners that the caller may not read form one row. */
function toTeams(
  owners: readonly OwnerProgress[],
  visible: VisibilityFilter,
): CampaignTeam[] {
  const teams = new Map<string, CampaignTeam>();
  for (const { owner, total, met } of owners) {
    const team = owner !== '' && visible.has(owner) ? owner : undefined;
    const known = teams.get(team ?? '') ?? { team, total: 0, met: 0 };
    teams.set(team ?? '', {
      team,
      total: known.total + total,
      met: known.met + met,
    });
  }
  const remaining = ({ total, met }: CampaignTeam) => total - met;
  return [...teams.values()].sort((a, b) => remaining(b) - remaining(a));
}
