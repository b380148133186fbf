// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('facts', table => {
    table.comment('What the rules read of each catalog entity');
    table.text('entity_ref').notNullable().primary();
    table.text('kind').notNullable();
    table.text('hash').notNullable().comment('Digest of the facts column');
    table.text('facts').notNullable().comment('EntityFacts as JSON');
  });

  await knex.schema.createTable('scorecards', table => {
    table.comment('The latest scorecard of each Model, Dataset and Pipeline');
    table.text('entity_ref').notNullable().primary();
    table.text('kind').notNullable();
    table.text('title').notNullable();
    table.text('sort_title').notNullable().comment('Title in lower case');
    table
      .text('search_text')
      .notNullable()
      .comment('Title, ref and description in lower case');
    table.text('type').notNullable().comment('Empty where none is declared');
    table.text('lifecycle').notNullable();
    table.integer('tier').nullable();
    table.text('owner').notNullable().comment('Empty where none is declared');
    table.text('operated_by').notNullable();
    table.text('system').notNullable();
    table.text('verdict').notNullable();
    table.integer('level').notNullable();
    table.text('system_verdict').nullable().comment('Models only');
    table.integer('system_level').nullable();
    table.integer('retrain').nullable().comment('Level; null: not applicable');
    table.integer('deploy').nullable();
    table.integer('observe').nullable();
    table.integer('recover').nullable();
    table.text('primary_cause').notNullable().comment('Empty where none');
    table.integer('known').notNullable().comment('Criteria that are known');
    table.integer('applicable').notNullable();
    table.text('summary').notNullable().comment('The rest of a summary, JSON');
    table.text('detail').notNullable().comment('Criteria and cycles, JSON');
    table.text('hash').notNullable().comment('Digest of everything but times');
    table.text('rules_version').notNullable();
    table.text('evaluated_at').notNullable();
    table.index(['kind'], 'scorecards_kind_idx');
    table.index(['owner'], 'scorecards_owner_idx');
    table.index(['operated_by'], 'scorecards_operated_by_idx');
    table.index(['system'], 'scorecards_system_idx');
  });

  await knex.schema.createTable('scorecard_smells', table => {
    table.comment('Which smells each entity shows');
    table
      .text('entity_ref')
      .notNullable()
      .references('entity_ref')
      .inTable('scorecards')
      .onDelete('CASCADE');
    table.text('smell').notNullable();
    table.primary(['entity_ref', 'smell']);
    table.index(['smell'], 'scorecard_smells_smell_idx');
  });

  await knex.schema.createTable('scorecard_changes', table => {
    table.comment(
      'One row for each change of a verdict, level, cause or owner',
    );
    table.increments('id');
    table.text('entity_ref').notNullable();
    table.text('changed_at').notNullable();
    table.text('rules_version').notNullable();
    table
      .boolean('removed')
      .notNullable()
      .comment('The entity left the catalog; nothing else is set');
    table.text('owner').nullable();
    table.text('verdict').nullable();
    table.integer('level').nullable();
    table.text('system_verdict').nullable();
    table.integer('system_level').nullable();
    table.integer('retrain').nullable();
    table.integer('deploy').nullable();
    table.integer('observe').nullable();
    table.integer('recover').nullable();
    table.text('primary_cause').nullable();
    table.index(
      ['entity_ref', 'changed_at'],
      'scorecard_changes_entity_ref_idx',
    );
  });

  await knex.schema.createTable('teams', table => {
    table.comment('The groups of the catalog');
    table.text('group_ref').notNullable().primary();
    table.text('title').notNullable();
    table
      .text('search_text')
      .notNullable()
      .comment('Title and ref in lower case');
    table.text('parent').nullable();
    table
      .integer('members')
      .notNullable()
      .comment('Users in it and in the groups under it');
  });

  await knex.schema.createTable('team_tree', table => {
    table.comment('Each group with itself and every group under it');
    table.text('ancestor').notNullable();
    table.text('descendant').notNullable();
    table.primary(['ancestor', 'descendant']);
    table.index(['descendant'], 'team_tree_descendant_idx');
  });

  await knex.schema.createTable('edges', table => {
    table.comment('Lineage; data flows from from_ref to to_ref');
    table.text('from_ref').notNullable();
    table.text('to_ref').notNullable();
    table.text('relation').notNullable();
    table.text('origin').notNullable();
    table.boolean('crosses_teams').notNullable();
    table.text('first_seen_at').notNullable();
    table.primary(['from_ref', 'to_ref', 'relation', 'origin']);
    table.index(['to_ref'], 'edges_to_ref_idx');
  });

  await knex.schema.createTable('evaluation_state', table => {
    table.comment('One row: how the evaluation stands');
    table.integer('id').notNullable().primary();
    table.text('state').notNullable();
    table.text('started_at').nullable();
    table.text('finished_at').nullable();
    table.integer('evaluated').nullable();
    table.integer('total').nullable();
    table.text('rules_version').nullable();
    table
      .integer('revision')
      .notNullable()
      .comment('Moves with every write of facts and what follows from them');
    table
      .integer('edge_revision')
      .notNullable()
      .comment('Moves whenever a row of edges changes');
  });
  await knex('evaluation_state').insert({
    id: 1,
    state: 'never',
    revision: 0,
    edge_revision: 0,
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('evaluation_state');
  await knex.schema.dropTable('edges');
  await knex.schema.dropTable('team_tree');
  await knex.schema.dropTable('teams');
  await knex.schema.dropTable('scorecard_changes');
  await knex.schema.dropTable('scorecard_smells');
  await knex.schema.dropTable('scorecards');
  await knex.schema.dropTable('facts');
};
