import {
  Ability,
  CampaignGoal,
  CampaignScope,
  CampaignState,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * A row of the table `campaigns`.
 */
export interface CampaignRow {
  id: string;
  title: string;
  purpose: string | null;
  ability: Ability | null;
  level: number;
  level_of: 'own' | 'system';
  kinds: string;
  tiers: string;
  owner_group: string | null;
  system: string | null;
  starts_at: string;
  due_at: string;
  created_by: string;
  created_at: string;
  closed_by: string | null;
  closed_at: string | null;
}

/** Columns of the goal and the scope. */
export type CampaignTarget = Pick<
  CampaignRow,
  | 'ability'
  | 'level'
  | 'level_of'
  | 'kinds'
  | 'tiers'
  | 'owner_group'
  | 'system'
>;

export function toTarget(
  goal: CampaignGoal,
  scope: CampaignScope,
): CampaignTarget {
  return {
    ability: goal.ability ?? null,
    level: goal.level,
    level_of: goal.levelOf ?? 'own',
    kinds: toJson(scope.kinds),
    tiers: toJson(scope.tiers),
    owner_group: scope.team ?? null,
    system: scope.system ?? null,
  };
}

export function goalOf(row: CampaignTarget): CampaignGoal {
  return {
    ability: row.ability ?? undefined,
    level: row.level,
    levelOf: row.level_of,
  };
}

export function scopeOf(row: CampaignTarget): CampaignScope {
  const kinds = JSON.parse(row.kinds) as MlKind[];
  const tiers = JSON.parse(row.tiers) as number[];
  return {
    kinds: kinds.length > 0 ? kinds : undefined,
    tiers: tiers.length > 0 ? tiers : undefined,
    team: row.owner_group ?? undefined,
    system: row.system ?? undefined,
  };
}

/**
 * @param today - YYYY-MM-DD
 */
export function stateOf(
  row: Pick<CampaignRow, 'closed_at' | 'starts_at' | 'due_at'>,
  today: string,
): CampaignState {
  if (row.closed_at) {
    return 'closed';
  }
  if (today < row.starts_at) {
    return 'planned';
  }
  return today <= row.due_at ? 'running' : 'overdue';
}

function toJson(values: readonly (string | number)[] = []): string {
  return JSON.stringify([...new Set(values)].sort());
}
