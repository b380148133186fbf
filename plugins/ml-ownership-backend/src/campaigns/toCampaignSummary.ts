import {
  CampaignProgress,
  CampaignSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { CampaignRow, goalOf, scopeOf, stateOf } from './CampaignRow';

/**
 * Converts a row to the campaign with its progress.
 *
 * @param today - YYYY-MM-DD
 */
export function toCampaignSummary(
  row: CampaignRow,
  progress: CampaignProgress,
  today: string,
): CampaignSummary {
  return {
    id: row.id,
    title: row.title,
    purpose: row.purpose ?? undefined,
    goal: goalOf(row),
    scope: scopeOf(row),
    state: stateOf(row, today),
    startsAt: row.starts_at,
    dueAt: row.due_at,
    createdBy: row.created_by,
    createdAt: row.created_at,
    closedBy: row.closed_by ?? undefined,
    closedAt: row.closed_at ?? undefined,
    progress,
  };
}
