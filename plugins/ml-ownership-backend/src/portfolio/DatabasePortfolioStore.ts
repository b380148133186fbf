import {
  Portfolio,
  SMELLS,
  SmellCount,
  TierRollUp,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { EvaluationStore } from '../evaluation/EvaluationStore';
import { ReportOnly } from '../report-only/ReportOnly';
import { Rules } from '../rules/Rules';
import {
  groupScorecards,
  noVerdicts,
  rollUp,
  ScorecardGroup,
} from '../scorecards/rollUp';
import { CurrentScorecards } from '../scorecards/CurrentScorecards';
import { ScorecardStore } from '../scorecards/ScorecardStore';
import { PortfolioStore } from './PortfolioStore';

const MAX_LISTED = 20;

/**
 * The {@link PortfolioStore} on SQLite and PostgreSQL.
 */
export class DatabasePortfolioStore implements PortfolioStore {
  constructor(
    private readonly client: Knex,
    private readonly scorecards: ScorecardStore,
    private readonly evaluation: EvaluationStore,
    private readonly rules: Rules,
    private readonly reportOnly: ReportOnly,
    private readonly current: CurrentScorecards,
  ) {}

  async get(readable: VisibilityFilter): Promise<Portfolio> {
    const { overdueAt, table } = await this.current.open();
    const groups = await groupScorecards(
      readable.restrict(table(), 'scorecards.entity_ref'),
    );
    const ofKind = (kind: string) =>
      groups.filter(group => group.kind === kind);
    const models = ofKind('Model');
    const topRisks = await this.scorecards.page(
      {
        filter: { kind: ['Model'], tier: [1], systemVerdict: ['no'] },
        sort: 'systemLevel',
        order: 'asc',
        limit: MAX_LISTED,
      },
      readable,
    );
    const { state, startedAt, finishedAt, evaluated, total } =
      await this.evaluation.readState();
    return {
      total: groups.reduce((sum, group) => sum + group.entities, 0),
      models: rollUp(models),
      datasets: rollUp(ofKind('Dataset')),
      pipelines: rollUp(ofKind('Pipeline')),
      systemVerdicts: countSystemVerdicts(models),
      tiers: rollUpTiers(models),
      topRisks: topRisks.items,
      smells: await this.countSmells(readable),
      evaluation: {
        state,
        startedAt,
        finishedAt,
        evaluated,
        total,
        overdue: overdueAt === undefined ? undefined : true,
      },
      reportOnly: this.reportOnly.now(),
      rulesVersion: this.rules.version,
    };
  }

  private async countSmells(readable: VisibilityFilter): Promise<SmellCount[]> {
    const ranked = readable.restrict(
      this.client('scorecard_smells').select(
        'smell',
        'entity_ref',
        this.client.raw('count(*) over (partition by smell) as entities'),
        this.client.raw(
          'row_number() over (partition by smell order by entity_ref) as place',
        ),
      ),
      'scorecard_smells.entity_ref',
    );
    const rows: { smell: string; entity_ref: string; entities: number }[] =
      await this.client
        .from(ranked.as('ranked'))
        .select('smell', 'entity_ref', 'entities')
        .where('place', '<=', MAX_LISTED)
        .orderBy(['smell', 'entity_ref']);
    return Object.entries(SMELLS).flatMap(([id, { title }]) => {
      const shown = rows.filter(row => row.smell === id);
      return shown.length > 0
        ? {
            id,
            title,
            entities: Number(shown[0].entities),
            refs: shown.map(row => row.entity_ref),
          }
        : [];
    });
  }
}

function countSystemVerdicts(
  groups: ScorecardGroup[],
): Portfolio['systemVerdicts'] {
  const counts = noVerdicts();
  for (const group of groups) {
    counts[group.system_verdict ?? group.verdict] += group.entities;
  }
  return counts;
}

function rollUpTiers(groups: ScorecardGroup[]): TierRollUp[] {
  return [1, 2, 3, 4, null]
    .map(tier => groups.filter(group => group.tier === tier))
    .filter(sameTier => sameTier.length > 0)
    .map(sameTier => ({
      tier: sameTier[0].tier ?? undefined,
      total: sameTier.reduce((sum, group) => sum + group.entities, 0),
      verdicts: countSystemVerdicts(sameTier),
    }));
}
