// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('clock_differences', table => {
    table.comment('Replicas whose clock differs from that of the database');
    table.text('replica').notNullable().primary();
    table
      .bigInteger('difference_seconds')
      .notNullable()
      .comment('Negative where it is behind');
    table.text('measured_at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('clock_differences');
};
