// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('campaigns', table => {
    table.comment('Goals for a part of the portfolio');
    table.text('id').notNullable().primary();
    table.text('title').notNullable();
    table.text('why').nullable();
    table
      .text('ability')
      .nullable()
      .comment('What has to reach the level; the entity as a whole where null');
    table.integer('level').notNullable();
    table
      .text('kinds')
      .notNullable()
      .comment('Between commas; every kind where empty');
    table
      .text('tiers')
      .notNullable()
      .comment('Between commas; every tier, and none, where empty');
    table.text('team').nullable().comment('Group that owns, with those under');
    table.text('system').nullable();
    table.text('starts_at').notNullable().comment('YYYY-MM-DD');
    table.text('due_at').notNullable().comment('YYYY-MM-DD');
    table.text('created_by').notNullable();
    table.text('created_at').notNullable();
    table.text('closed_by').nullable();
    table.text('closed_at').nullable();
    table.index(['due_at', 'id'], 'campaigns_due_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('campaigns');
};
