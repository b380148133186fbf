// @ts-check

const BATCH = 500;

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('drills', table => {
    table.comment('Test runs by teams that did not build what they run');
    table.text('id').notNullable().primary();
    table.text('entity_ref').notNullable();
    table.text('abilities').notNullable().comment('JSON');
    table.text('performing_team').notNullable();
    table.text('operators').notNullable().comment('JSON');
    table
      .text('state')
      .notNullable()
      .comment('planned, running, passed, failed or abandoned');
    table.boolean('is_incident').notNullable();
    table.text('planned_by').notNullable();
    table.text('planned_at').notNullable();
    table.text('planned_for').nullable().comment('YYYY-MM-DD');
    table.text('started_by').nullable();
    table.text('started_at').nullable();
    table.text('ended_at').nullable();
    table.text('recorded_by').nullable();
    table.text('recorded_at').nullable();
    table.boolean('author_helped').nullable();
    table.text('notes').nullable();
    table
      .text('beginning')
      .nullable()
      .comment('Who stood where, and what it was done on, JSON');
    table.text('proofs').notNullable().comment('What it says, JSON');
    table
      .integer('revision')
      .notNullable()
      .defaultTo(0)
      .comment('Revision of the inputs at which its result was written');
    table.index(['entity_ref'], 'drills_entity_ref_idx');
    table.index(['performing_team'], 'drills_performing_team_idx');
    table.index(['planned_at', 'id'], 'drills_planned_at_idx');
    table.index(['state', 'planned_for'], 'drills_state_idx');
    table.index(['revision'], 'drills_revision_idx');
  });

  await knex.schema.createTable('drill_operators', table => {
    table.comment('Who does which drill');
    table
      .text('drill_id')
      .notNullable()
      .references('id')
      .inTable('drills')
      .onDelete('CASCADE');
    table.text('user_ref').notNullable();
    table.primary(['drill_id', 'user_ref']);
    table.index(['user_ref'], 'drill_operators_user_ref_idx');
  });

  await knex.schema.createTable('drill_entries', table => {
    table.comment('What happened in a drill; nothing is ever taken out');
    table.increments('id');
    table
      .text('drill_id')
      .notNullable()
      .references('id')
      .inTable('drills')
      .onDelete('CASCADE');
    table.text('at').notNullable();
    table.text('by').notNullable();
    table.text('kind').notNullable();
    table.text('content').notNullable().comment('JSON');
    table.index(['drill_id', 'kind'], 'drill_entries_drill_id_idx');
  });

  await knex.schema.createTable('handovers', table => {
    table.comment('The way of an entity from one team to another');
    table.text('id').notNullable().primary();
    table.text('entity_ref').notNullable();
    table.text('from_team').notNullable();
    table.text('to_team').notNullable();
    table
      .text('state')
      .notNullable()
      .comment('proposed, shadowing, accepted or refused');
    table.text('abilities').notNullable().comment('JSON');
    table.text('target_date').nullable().comment('YYYY-MM-DD');
    table.text('notes').nullable();
    table.text('proposed_by').notNullable();
    table.text('proposed_at').notNullable();
    table.text('shadowing_since').nullable();
    table.text('answered_by').nullable();
    table.text('answered_at').nullable();
    table.text('answer').nullable();
    table.index(['entity_ref'], 'handovers_entity_ref_idx');
    table.index(['to_team'], 'handovers_to_team_idx');
    table.index(['from_team'], 'handovers_from_team_idx');
    table.index(['proposed_at', 'id'], 'handovers_proposed_at_idx');
  });

  await knex.schema.createTable('handover_entries', table => {
    table.comment('What happened in a handover; nothing is ever taken out');
    table.increments('id');
    table
      .text('handover_id')
      .notNullable()
      .references('id')
      .inTable('handovers')
      .onDelete('CASCADE');
    table.text('at').notNullable();
    table.text('by').notNullable();
    table.text('kind').notNullable();
    table.text('content').notNullable().comment('JSON');
    table.index(['handover_id', 'kind'], 'handover_entries_handover_id_idx');
  });

  await knex.schema.createTable('authors', table => {
    table.comment('Whoever was declared or seen as an author; never forgotten');
    table.text('entity_ref').notNullable();
    table.text('person').notNullable().comment('Entity ref or e-mail address');
    table.text('seen_at').notNullable();
    table.text('source').notNullable().comment('declared, or who saw it');
    table.integer('revision').notNullable();
    table.primary(['entity_ref', 'person']);
    table.index(['revision'], 'authors_revision_idx');
  });

  await knex.schema.createTable('former_members', table => {
    table.comment('Who left a group, and when');
    table.text('group_ref').notNullable();
    table.text('user_ref').notNullable();
    table.text('left_at').notNullable();
    table.primary(['group_ref', 'user_ref']);
    table.index(['left_at'], 'former_members_left_at_idx');
  });

  await knex.schema.alterTable('scorecards', table => {
    table
      .text('drills')
      .notNullable()
      .defaultTo('{}')
      .comment('What each drill counts for, and which are due, JSON');
    table
      .text('drill_due_at')
      .nullable()
      .comment('When the first drill is due; ISO 8601, UTC');
    table.index(['drill_due_at', 'entity_ref'], 'scorecards_drill_due_at_idx');
  });

  let last = '';
  for (;;) {
    const rows = await knex('facts')
      .select('entity_ref', 'facts')
      .whereIn('kind', ['Model', 'Dataset', 'Pipeline'])
      .whereNot('hash', '')
      .where('entity_ref', '>', last)
      .orderBy('entity_ref')
      .limit(BATCH);
    if (rows.length === 0) {
      break;
    }
    const now = new Date().toISOString();
    const authors = rows.flatMap(row => {
      const { ref, ml, links } = JSON.parse(row.facts);
      const makers = [];
      for (const { relation, from, to } of links ?? []) {
        if (relation === 'producedBy' && from === ref) {
          makers.push(to);
        }
      }
      return [...new Set([...(ml?.authors ?? []), ...makers])].map(person => ({
        entity_ref: row.entity_ref,
        person,
        seen_at: now,
        source: 'declared',
        revision: 0,
      }));
    });
    for (let start = 0; start < authors.length; start += BATCH) {
      await knex('authors').insert(authors.slice(start, start + BATCH));
    }
    last = rows[rows.length - 1].entity_ref;
  }
  // Every scorecard is written once more, with what its drills count for.
  await knex('scorecards').update({ hash: '' });
  await knex('evaluation_state').update({ rules_version: null });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('scorecards', table => {
    table.dropIndex(
      ['drill_due_at', 'entity_ref'],
      'scorecards_drill_due_at_idx',
    );
    table.dropColumns('drills', 'drill_due_at');
  });
  await knex.schema.dropTable('former_members');
  await knex.schema.dropTable('authors');
  await knex.schema.dropTable('handover_entries');
  await knex.schema.dropTable('handovers');
  await knex.schema.dropTable('drill_entries');
  await knex.schema.dropTable('drill_operators');
  await knex.schema.dropTable('drills');
};
