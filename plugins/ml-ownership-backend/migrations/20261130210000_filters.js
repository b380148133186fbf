// @ts-check

/**
 * Indexes for filters of scorecards: tier, lifecycle, and whether a Group or a User is the owner.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('scorecards', table => {
    table.index(['tier'], 'scorecards_tier_idx');
    table.index(['lifecycle'], 'scorecards_lifecycle_idx');
  });
  await knex.schema.raw(
    'create index scorecards_owner_kind_idx on scorecards (substr(owner, 1, 5))',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.raw('drop index scorecards_owner_kind_idx');
  await knex.schema.alterTable('scorecards', table => {
    table.dropIndex(['lifecycle'], 'scorecards_lifecycle_idx');
    table.dropIndex(['tier'], 'scorecards_tier_idx');
  });
};
