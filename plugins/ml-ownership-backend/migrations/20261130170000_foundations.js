// @ts-check

const COLUMNS = [
  'traceability_counts',
  'reproducibility_counts',
  'versioning_counts',
  'workflow_counts',
  'observability_counts',
  'ownership_counts',
];

const COMMENT =
  'Criteria of the foundation by state, two decimal digits each: pass, fail, unknown, exempt from the right';

/**
 * The states of criteria, and their counts by foundation, now and over time.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('scorecards', table => {
    for (const column of COLUMNS) {
      table
        .integer(column)
        .nullable()
        .comment(`${COMMENT}. Null until the next evaluation`);
    }
    table
      .text('criterion_states')
      .notNullable()
      .defaultTo('')
      .comment(
        'One letter for each criterion in the order of the rules; empty until the next evaluation',
      );
  });
  await knex.schema.createTable('foundation_changes', table => {
    table.comment(
      'One row for each change of the counts of an entity, or of its owner',
    );
    table.bigIncrements('id');
    table.text('entity_ref').notNullable();
    table.text('kind').notNullable();
    table.text('changed_at').notNullable().comment('ISO 8601, UTC');
    table.text('owner').nullable().comment('Null if the entity was removed');
    table
      .text('previous_owner')
      .nullable()
      .comment('Null if the entity is new');
    for (const column of COLUMNS) {
      table.integer(column).nullable().comment(COMMENT);
      table.integer(`previous_${column}`).nullable().comment(COMMENT);
    }
    table.index(['kind', 'changed_at'], 'foundation_changes_changed_at_idx');
    table.index(
      ['entity_ref', 'changed_at'],
      'foundation_changes_entity_ref_idx',
    );
  });
  // The counts of what is evaluated are unknown: it is evaluated once more.
  await knex('evaluation_state').update({ evaluated_revision: -1 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('foundation_changes');
  await knex.schema.alterTable('scorecards', table => {
    table.dropColumns(...COLUMNS, 'criterion_states');
  });
};
