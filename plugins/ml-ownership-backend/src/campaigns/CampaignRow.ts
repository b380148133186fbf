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
  why: string | null;
  ability: Ability | null;
  level: number;
  kinds: string;
  tiers: string;
  team: string | null;
  system: string | null;
  starts_at: string;
  due_at: string;
  created_by: string;
  created_at: string;
  closed_by: string | null;
  closed_at: string | null;
}

/** What a row holds of a goal and a scope. */
export type CampaignTarget = Pick<
  CampaignRow,
  'ability' | 'level' | 'kinds' | 'tiers' | 'team' | 'system'
>;

export function toTarget(
  goal: CampaignGoal,
  scope: CampaignScope,
): CampaignTarget {
  return {
    ability: goal.ability ?? null,
    level: goal.level,
    kinds: toList(scope.kinds),
    tiers: toList(scope.tiers),
    team: scope.team ?? null,
    system: scope.system ?? null,
  };
}

export function goalOf(row: CampaignTarget): CampaignGoal {
  return { ability: row.ability ?? undefined, level: row.level };
}

export function scopeOf(row: CampaignTarget): CampaignScope {
  const kinds = fromList(row.kinds) as MlKind[];
  const tiers = fromList(row.tiers).map(Number);
  return {
    kinds: kinds.length > 0 ? kinds : undefined,
    tiers: tiers.length > 0 ? tiers : undefined,
    team: row.team ?? undefined,
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

/** Between commas, so that the database can look for one of them. */
function toList(values: readonly (string | number)[] | undefined): string {
  return values ? `,${[...new Set(values)].sort().join(',')},` : '';
}

function fromList(text: string): string[] {
  return text.split(',').filter(value => value !== '');
}
