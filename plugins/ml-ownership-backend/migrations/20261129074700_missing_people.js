// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('missing_people', table => {
    table.comment(
      'Groups and Users that entities name and that the catalog does not have',
    );
    table.text('entity_ref').notNullable();
    table.text('role').notNullable().comment('As what it is named');
    table.text('missing_ref').notNullable();
    table.primary(['entity_ref', 'role', 'missing_ref']);
    table.index(['missing_ref'], 'missing_people_missing_ref_idx');
  });
  // Nobody has looked for them in what is evaluated: it is evaluated once more.
  await knex('evaluation_state').update({ evaluated_revision: -1 });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('missing_people');
};
