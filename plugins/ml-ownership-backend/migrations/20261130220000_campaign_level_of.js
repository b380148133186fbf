// @ts-check

/**
 * The goal of a campaign is the own level of each entity, as it was so far, or its system level.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('campaigns', table => {
    table
      .text('level_of')
      .notNullable()
      .defaultTo('own')
      .comment('Whose level counts: own, or system');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('campaigns', table => {
    table.dropColumn('level_of');
  });
};
