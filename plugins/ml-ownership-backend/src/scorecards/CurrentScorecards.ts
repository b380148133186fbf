import { ABILITIES } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { EvaluationService } from '../evaluation/EvaluationService';
import { COUNT_COLUMNS } from '../foundations/countColumns';
import { ScorecardRow } from './ScorecardRow';

/** Columns that are still valid in an overdue scorecard. */
const UNCHANGED: readonly (keyof ScorecardRow | 'revision')[] = [
  'entity_ref',
  'kind',
  'title',
  'sort_title',
  'search_text',
  'type',
  'lifecycle',
  'tier',
  'owner',
  'operated_by',
  'system',
  'primary_cause',
  'known_count',
  'applicable_count',
  'summary',
  'detail',
  'hash',
  'rules_version',
  'evaluated_at',
  'next_change_at',
  'state_timestamps',
  'boundary_states',
  'criterion_states',
  'drill_due_at',
  'revision',
  ...COUNT_COLUMNS,
];

/** Levels that depend on proof, which may have expired. */
const LEVELS = ['level', 'system_level', ...ABILITIES] as const;

/** The level "proven by another team". */
const PROVEN = 4;

/** The stored scorecards as they read at one moment. */
export interface ScorecardsNow {
  /** ISO 8601 instant as of which something is not re-evaluated; absent if everything is. */
  overdueAt?: string;
  /**
   * The table `scorecards`, under this name. In overdue rows, proof that may have expired does not count.
   *
   * @param client - a transaction to read in
   */
  table(client?: Knex): Knex.QueryBuilder;
}

/**
 * Reads scorecards as of now: what time has changed is evaluated first, up to a limit. Beyond that limit, proof that
 * may have expired does not count.
 */
export class CurrentScorecards {
  constructor(
    private readonly client: Knex,
    private readonly evaluation: Pick<EvaluationService, 'catchUp'>,
  ) {}

  async open(): Promise<ScorecardsNow> {
    const { client } = this;
    const overdueAt = await this.evaluation.catchUp();
    return {
      overdueAt,
      table: (reader = client) =>
        overdueAt === undefined
          ? reader('scorecards')
          : reader.from(this.asOf(overdueAt, reader).as('scorecards')),
    };
  }

  private asOf(now: string, client: Knex): Knex.QueryBuilder {
    const isOverdue = `coalesce(next_change_at <= ?, false)`;
    return client('scorecards').select(
      ...UNCHANGED,
      // The effect of drills is unknown until the evaluation.
      client.raw(
        `case when ${isOverdue} then null else drill_results end as drill_results`,
        [now],
      ),
      client.raw(
        `case when verdict = 'yes' and ${isOverdue} then 'unproven' else verdict end as verdict`,
        [now],
      ),
      // The supply chain may be overdue.
      client.raw(
        `case when system_verdict = 'yes' then 'unproven' else system_verdict end as system_verdict`,
      ),
      ...LEVELS.map(column =>
        column === 'system_level'
          ? client.raw(
              `case when ${column} = ${PROVEN} then ${
                PROVEN - 1
              } else ${column} end as ${column}`,
            )
          : client.raw(
              `case when ${column} = ${PROVEN} and ${isOverdue} then ${
                PROVEN - 1
              } else ${column} end as ${column}`,
              [now],
            ),
      ),
    );
  }
}
