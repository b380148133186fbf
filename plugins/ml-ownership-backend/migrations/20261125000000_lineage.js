// @ts-check

/** Kinds that lineage can lead to. */
const LINEAGE_KINDS = [
  'Model',
  'Dataset',
  'Pipeline',
  'Component',
  'API',
  'Resource',
];

const BATCH = 500;

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('edges', table => {
    table
      .text('last_seen_at')
      .nullable()
      .comment('When a run showed it last; null where it is declared');
    table.text('run').nullable().comment('That run: a link or an id');
    table.text('source').nullable().comment('Which lineage source said so');
    table
      .integer('revision')
      .notNullable()
      .defaultTo(0)
      .comment('Revision of the edges at which the graph learned of the row');
    table.index(
      ['revision', 'from_ref', 'to_ref', 'relation', 'origin'],
      'edges_revision_idx',
    );
    table.index(['last_seen_at'], 'edges_last_seen_at_idx');
  });

  await knex.schema.createTable('edge_removals', table => {
    table.comment('Edges that are gone, for those who knew them');
    table.text('from_ref').notNullable();
    table.text('to_ref').notNullable();
    table.text('relation').notNullable();
    table.text('origin').notNullable();
    table.integer('revision').notNullable();
    table.primary(['from_ref', 'to_ref', 'relation', 'origin']);
    table.index(
      ['revision', 'from_ref', 'to_ref', 'relation', 'origin'],
      'edge_removals_revision_idx',
    );
  });

  await knex.schema.createTable('ghosts', table => {
    table.comment('Datasets that runs have shown and the catalog lacks');
    table.text('ref').notNullable().primary();
    table.text('key').notNullable().comment('Its name in normal form');
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.text('first_seen_at').notNullable();
    table.integer('revision').notNullable();
    table.index(['revision'], 'ghosts_revision_idx');
  });

  await knex.schema.createTable('notices', table => {
    table.comment('Who told owners about what, so that nobody tells too much');
    table.text('sent_by').notNullable();
    table.text('root').notNullable();
    table.text('sent_at').notNullable();
    table.index(['sent_by', 'sent_at'], 'notices_sent_by_idx');
  });

  await knex.schema.createTable('dataset_names', table => {
    table.comment('By which names runs speak of an entity');
    table
      .text('ghost_ref')
      .notNullable()
      .comment('Of the ghost that a dataset by that name would be');
    table.text('entity_ref').notNullable();
    table.boolean('holds').notNullable().comment('Of several, one does');
    table.primary(['ghost_ref', 'entity_ref']);
    table.index(['entity_ref'], 'dataset_names_entity_ref_idx');
  });

  await knex.schema.alterTable('facts', table => {
    table
      .text('node')
      .nullable()
      .comment('What lineage shows of it, JSON; null for other kinds');
    // Readers go on from a row of a revision.
    table.dropIndex(['revision'], 'facts_revision_idx');
    table.index(['revision', 'entity_ref'], 'facts_revision_idx');
  });
  let last = '';
  for (;;) {
    const rows = await knex('facts')
      .select('entity_ref', 'facts')
      .whereIn('kind', LINEAGE_KINDS)
      .whereNot('hash', '')
      .where('entity_ref', '>', last)
      .orderBy('entity_ref')
      .limit(BATCH);
    if (rows.length === 0) {
      break;
    }
    for (const row of rows) {
      const { kind, title, type, lifecycle, owner, system, ml } = JSON.parse(
        row.facts,
      );
      await knex('facts')
        .where({ entity_ref: row.entity_ref })
        .update({
          node: JSON.stringify({
            kind,
            title,
            type,
            lifecycle,
            tier: ml?.tier,
            owner,
            system,
          }),
        });
    }
    last = rows[rows.length - 1].entity_ref;
  }

  await knex.schema.alterTable('scorecards', table => {
    table
      .text('boundary')
      .notNullable()
      .defaultTo('{}')
      .comment('States of the criteria that matter where teams meet, JSON');
    table
      .integer('revision')
      .notNullable()
      .defaultTo(0)
      .comment('Revision of the edges at which the row was written');
    table.index(['revision', 'entity_ref'], 'scorecards_revision_idx');
  });

  await knex.schema.alterTable('evaluation_state', table => {
    table
      .integer('edges_purged_revision')
      .notNullable()
      .defaultTo(0)
      .comment('Removed edges up to this revision have left no trace');
  });
  // Every scorecard is written once more, with its boundary.
  await knex('scorecards').update({ hash: '' });
  await knex('evaluation_state').update({ rules_version: null });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('evaluation_state', table => {
    table.dropColumn('edges_purged_revision');
  });
  await knex.schema.alterTable('scorecards', table => {
    table.dropIndex(['revision', 'entity_ref'], 'scorecards_revision_idx');
    table.dropColumns('boundary', 'revision');
  });
  await knex.schema.alterTable('facts', table => {
    table.dropIndex(['revision', 'entity_ref'], 'facts_revision_idx');
    table.index(['revision'], 'facts_revision_idx');
    table.dropColumn('node');
  });
  await knex.schema.dropTable('dataset_names');
  await knex.schema.dropTable('notices');
  await knex.schema.dropTable('ghosts');
  await knex.schema.dropTable('edge_removals');
  await knex('edges').whereIn('origin', ['observed', 'inferred']).delete();
  await knex.schema.alterTable('edges', table => {
    table.dropIndex(['last_seen_at'], 'edges_last_seen_at_idx');
    table.dropIndex(
      ['revision', 'from_ref', 'to_ref', 'relation', 'origin'],
      'edges_revision_idx',
    );
    table.dropColumns('last_seen_at', 'run', 'source', 'revision');
  });
};
