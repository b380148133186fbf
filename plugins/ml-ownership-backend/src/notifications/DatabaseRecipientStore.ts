import {
  EntityFacts,
  isMlEntityFacts,
  getOperator,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { slicesOf } from '../database/batches';
import { RecipientStore } from './RecipientStore';

/** Entities to read per statement. */
const MAX_ENTITIES = 500;

/**
 * The {@link RecipientStore} on SQLite and PostgreSQL.
 */
export class DatabaseRecipientStore implements RecipientStore {
  constructor(private readonly client: Knex) {}

  async readPresent(refs: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set<string>(
      await this.client('entity_facts')
        .whereIn('entity_ref', [...refs])
        .whereNot('hash', '')
        .pluck('entity_ref'),
    );
  }

  async readOperators(
    entityRefs: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const operators = new Map<string, string>();
    for (const batch of slicesOf(entityRefs, MAX_ENTITIES)) {
      const rows: { entity_ref: string; facts: string }[] = await this.client(
        'entity_facts',
      )
        .whereIn('entity_ref', batch)
        .whereNot('hash', '')
        .select('entity_ref', 'facts');
      for (const { entity_ref, facts } of rows) {
        const entity: EntityFacts = JSON.parse(facts);
        const operator = isMlEntityFacts(entity)
          ? getOperator(entity)
          : undefined;
        if (operator) {
          operators.set(entity_ref, operator);
        }
      }
    }
    return operators;
  }

  async readFormerGroups(
    refs: readonly string[],
    limit: number,
  ): Promise<string[]> {
    return this.client('former_members')
      .whereIn('user_ref', refs)
      .orderBy('left_at', 'desc')
      .limit(limit)
      .pluck('group_ref');
  }
}
