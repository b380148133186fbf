import {
  Portfolio,
  SMELL_TITLES,
  SmellCount,
  TierRollUp,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { Readable } from '../catalog/ReadableEntities';
import { EvaluationStore } from '../evaluation/EvaluationStore';
import { ObserveOnly } from '../observe-only/ObserveOnly';
import { Rules } from '../rules/Rules';
import {
  groupScorecards,
  noVerdicts,
  rollUp,
  ScorecardGroup,
} from '../scorecards/rollUp';
import { ScorecardStore } from '../scorecards/ScorecardStore';
import { PortfolioStore } from './PortfolioStore';

const MOST_NAMED = 20;

/**
 * The {@link PortfolioStore} on SQLite and PostgreSQL.
 */
export class DatabasePortfolioStore implements PortfolioStore {
  constructor(
    private readonly client: Knex,
    private readonly scorecards: ScorecardStore,
    private readonly evaluation: EvaluationStore,
    private readonly rules: Rules,
    private readonly observeOnly: ObserveOnly,
  ) {}

  async get(readable: Readable): Promise<Portfolio> {
    const groups = await groupScorecards(
      readable.restrict(this.client('scorecards'), 'scorecards.entity_ref'),
    );
    const ofKind = (kind: string) =>
      groups.filter(group => group.kind === kind);
    const models = ofKind('Model');
    const attention = await this.scorecards.page(
      {
        filter: { kind: ['Model'], tier: [1], systemVerdict: ['no'] },
        sort: 'systemLevel',
        order: 'asc',
        limit: MOST_NAMED,
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
      attention: attention.items,
      smells: await this.countSmells(readable),
      evaluation: { state, startedAt, finishedAt, evaluated, total },
      observeOnly: this.observeOnly.now(),
      rulesVersion: this.rules.version,
    };
  }

  private async countSmells(readable: Readable): Promise<SmellCount[]> {
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
        .where('place', '<=', MOST_NAMED)
        .orderBy(['smell', 'entity_ref']);
    return Object.entries(SMELL_TITLES).flatMap(([id, title]) => {
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
