// @ts-check

/**
 * What OpenLineage events have told. No event is stored, only what is used of it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('openlineage_runs', table => {
    table.comment('Runs, accumulated over their events in any order');
    table.text('run_id').notNullable().primary();
    table.string('job_id', 32).notNullable().comment('Digest of the job');
    table.text('job_namespace').notNullable();
    table.text('job_name').notNullable();
    table.string('state', 10).nullable().comment('Null until an event says it');
    table
      .string('state_at', 30)
      .nullable()
      .comment('Time of the event with the state, UTC, nine decimals');
    table
      .string('ended_at', 30)
      .nullable()
      .comment('state_at of a run that has ended');
    table.string('first_at', 30).notNullable().comment('Of the first event');
    table.string('last_at', 30).notNullable().comment('Of the last event');
    table
      .text('fields')
      .notNullable()
      .comment('JSON: what its facets say, each with the time of its event');
    table.text('parent_run_id').nullable();
    table.text('root_run_id').nullable();
    table
      .string('pipeline_ref', 500)
      .nullable()
      .comment('The Pipeline that it belongs to, as of its last processing');
    table
      .boolean('is_root')
      .notNullable()
      .defaultTo(false)
      .comment('Whether it is a run of the Pipeline, not a part of one');
    table
      .boolean('is_dirty')
      .notNullable()
      .defaultTo(true)
      .comment('Whether it has changed since its last processing');
    table
      .integer('revision')
      .notNullable()
      .defaultTo(0)
      .comment('Counts its changes');
    table
      .bigInteger('claimed_until')
      .notNullable()
      .defaultTo(0)
      .comment('Until when a replica processes it, in ms since 1970');
    table.index(['job_id', 'last_at'], 'openlineage_runs_job_idx');
    table.index(
      ['pipeline_ref', 'is_root', 'ended_at'],
      'openlineage_runs_pipeline_idx',
    );
    table.index(['parent_run_id'], 'openlineage_runs_parent_idx');
    table.index(['root_run_id'], 'openlineage_runs_root_idx');
    table.index(['is_dirty'], 'openlineage_runs_dirty_idx');
    table.index(['last_at'], 'openlineage_runs_last_idx');
  });

  await knex.schema.createTable('openlineage_datasets', table => {
    table.comment('Datasets by the name that runs use');
    table
      .string('dataset_id', 32)
      .notNullable()
      .primary()
      .comment('Digest of the name in normal form');
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.string('last_at', 30).notNullable().comment('Of the last event');
    table
      .boolean('is_dirty')
      .notNullable()
      .defaultTo(false)
      .comment('Whether its other names or assertions have changed');
    table.integer('revision').notNullable().defaultTo(0);
    table.bigInteger('claimed_until').notNullable().defaultTo(0);
    table.index(['is_dirty'], 'openlineage_datasets_dirty_idx');
    table.index(['last_at'], 'openlineage_datasets_last_idx');
  });

  await knex.schema.createTable('openlineage_run_datasets', table => {
    table.comment('What runs read and wrote');
    table.text('run_id').notNullable();
    table.string('dataset_id', 32).notNullable();
    table.string('direction', 6).notNullable().comment('input or output');
    table
      .text('upstream')
      .nullable()
      .comment(
        'JSON: the datasets that an output was made from, if it is said',
      );
    table.primary(['run_id', 'dataset_id', 'direction']);
    table.index(
      ['dataset_id', 'direction'],
      'openlineage_run_datasets_dataset_idx',
    );
  });

  await knex.schema.createTable('openlineage_symlinks', table => {
    table.comment('Other names of datasets');
    table.string('dataset_id', 32).notNullable();
    table.string('symlink_id', 32).notNullable();
    table.primary(['dataset_id', 'symlink_id']);
    table.index(['symlink_id'], 'openlineage_symlinks_symlink_idx');
  });

  await knex.schema.createTable('openlineage_assertions', table => {
    table.comment('The latest result of each assertion about a dataset');
    table.string('dataset_id', 32).notNullable();
    table.string('assertion_id', 32).notNullable();
    table.text('label').notNullable();
    table.boolean('is_success').notNullable();
    table
      .boolean('is_error')
      .notNullable()
      .comment('Whether a failure is an error, not a warning');
    table.string('at', 30).notNullable();
    table.primary(['dataset_id', 'assertion_id']);
    table.index(['at'], 'openlineage_assertions_at_idx');
  });

  await knex.schema.createTable('openlineage_state', table => {
    table.integer('id').notNullable().primary();
    table
      .string('mapping', 64)
      .notNullable()
      .comment('Digest of which jobs belong to which Pipelines');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'openlineage_state',
    'openlineage_assertions',
    'openlineage_symlinks',
    'openlineage_run_datasets',
    'openlineage_datasets',
    'openlineage_runs',
  ]) {
    await knex.schema.dropTable(table);
  }
};
