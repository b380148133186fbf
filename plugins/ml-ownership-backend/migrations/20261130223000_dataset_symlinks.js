// @ts-check

/**
 * Names of one dataset that runs have reported.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('dataset_symlinks', table => {
    table.comment(
      'Names of datasets that have several, as runs have reported them; claims of the catalog are in dataset_aliases',
    );
    table
      .text('ghost_ref')
      .notNullable()
      .primary()
      .comment('Of the ghost dataset that a dataset by that name would be');
    table
      .text('set_ref')
      .notNullable()
      .comment('The ghost dataset that stands for all names of the dataset');
    table.text('normalized_name').notNullable();
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.index(['set_ref'], 'dataset_symlinks_set_ref_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('dataset_symlinks');
};
