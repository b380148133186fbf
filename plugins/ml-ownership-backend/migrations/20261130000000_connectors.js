// @ts-check

/**
 * The versions that serve, over time, and which entities are connected to a system.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('serving_versions', table => {
    table.bigIncrements('id');
    table.string('entity_ref', 500).notNullable();
    table
      .string('source', 100)
      .notNullable()
      .comment('Id of the collector that observed it');
    table
      .string('label', 100)
      .notNullable()
      .comment('Alias, stage or environment under which it serves');
    table
      .string('version', 500)
      .nullable()
      .comment('Null if none serves under the label');
    table.string('since', 30).notNullable().comment('ISO 8601 instant in UTC');
    table.string('changed_by', 500).nullable().comment('Entity ref or address');
    table.text('url').nullable();
    table
      .boolean('is_current')
      .notNullable()
      .comment('Whether it is the latest of its entity, source and label');
    table.index(['entity_ref', 'since'], 'serving_versions_entity_idx');
  });
  await knex.schema.alterTable('collector_checks', table => {
    table
      .boolean('is_connected')
      .notNullable()
      .defaultTo(true)
      .comment('False if the entity is not configured for the system');
  });
  await knex.schema.alterTable('evidence', table => {
    table.index(['reported_by', 'received_at'], 'evidence_reporter_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('evidence', table => {
    table.dropIndex(['reported_by', 'received_at'], 'evidence_reporter_idx');
  });
  await knex.schema.alterTable('collector_checks', table => {
    table.dropColumn('is_connected');
  });
  await knex.schema.dropTable('serving_versions');
};
