// @ts-check

/** What a row of scorecard_changes says of the time before it. */
const CARRIED = [
  'owner',
  'verdict',
  'level',
  'system_verdict',
  'system_level',
  'rules_version',
];

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('facts', table => {
    table
      .integer('revision')
      .notNullable()
      .defaultTo(0)
      .comment('Revision of the inputs at which the row was written');
    table.index(['revision'], 'facts_revision_idx');
  });

  await knex.schema.createTable('evidence', table => {
    table.comment('What was said about a criterion of an entity');
    table.increments('id');
    table
      .text('digest')
      .notNullable()
      .unique({ indexName: 'evidence_digest_uniq' })
      .comment('Of everything that was said: the same item twice is one row');
    table.text('entity_ref').notNullable();
    table.text('criterion').notNullable();
    table.text('source').notNullable();
    table
      .text('writer')
      .notNullable()
      .comment('Ref of a person, subject of a token, or id of a collector');
    table.text('outcome').notNullable();
    table.text('observed_at').notNullable().comment('ISO 8601, UTC');
    table.text('expires_at').nullable().comment('ISO 8601, UTC');
    table.text('subject_version').nullable();
    table
      .text('declaration')
      .nullable()
      .comment('What the entity declared where the criterion looks');
    table.text('url').nullable();
    table.text('detail').notNullable();
    table.text('received_at').notNullable();
    table
      .boolean('is_newest')
      .notNullable()
      .comment('Nothing later was said by the same writer');
    table.integer('revision').notNullable();
    table.index(
      ['entity_ref', 'criterion', 'observed_at'],
      'evidence_entity_ref_idx',
    );
    table.index(['revision'], 'evidence_revision_idx');
  });

  await knex.schema.createTable('exemptions', table => {
    table.comment('Criteria that somebody asked to have waived for a time');
    table.text('id').notNullable().primary();
    table.text('entity_ref').notNullable();
    table.text('criterion').notNullable();
    table.text('reason').notNullable();
    table.text('until').notNullable().comment('ISO 8601, UTC');
    table
      .text('state')
      .notNullable()
      .comment('requested, approved, refused or withdrawn');
    table.text('requested_by').notNullable();
    table.text('requested_at').notNullable();
    table.text('decided_by').nullable();
    table.text('decided_at').nullable();
    table.integer('revision').notNullable();
    table.index(['entity_ref', 'criterion'], 'exemptions_entity_ref_idx');
    table.index(['revision'], 'exemptions_revision_idx');
    table.index(['requested_at', 'id'], 'exemptions_requested_at_idx');
  });

  await knex.schema.createTable('disputes', table => {
    table.comment('Criteria that somebody says are wrong about an entity');
    table.text('id').notNullable().primary();
    table.text('entity_ref').notNullable();
    table.text('criterion').notNullable();
    table.text('reason').notNullable();
    table.text('created_by').notNullable();
    table.text('created_at').notNullable();
    table.text('answer').nullable();
    table.text('resolved_by').nullable();
    table.text('resolved_at').nullable().comment('Null while it is open');
    table.index(['entity_ref'], 'disputes_entity_ref_idx');
    table.index(['created_at', 'id'], 'disputes_created_at_idx');
  });

  await knex.schema.createTable('collectors', table => {
    table.comment('How each evidence collector answers');
    table.text('id').notNullable().primary();
    table.text('last_run_at').nullable();
    table.text('last_success_at').nullable();
    table.text('last_error').nullable().comment('Null once it answers again');
    table.integer('failures').notNullable().comment('Since the last success');
    table.text('paused_until').nullable().comment('After a failure');
  });

  await knex.schema.createTable('collections', table => {
    table.comment('When a collector looked at an entity, and looks again');
    table.text('collector').notNullable();
    table.text('entity_ref').notNullable();
    table
      .text('hash')
      .notNullable()
      .comment('Of the facts at the last look: what changed is looked at now');
    table.text('next_at').notNullable();
    table.text('state').nullable().comment('What it asked to remember, JSON');
    table.text('unreadable').notNullable().comment('JSON');
    table.boolean('has_gaps').notNullable();
    table.primary(['collector', 'entity_ref']);
    table.index(['entity_ref'], 'collections_entity_ref_idx');
  });

  await knex.schema.createTable('announcements', table => {
    table.comment('What owners and operators are told, once');
    table.increments('id');
    table
      .text('key')
      .notNullable()
      .unique({ indexName: 'announcements_key_uniq' });
    table.text('entity_ref').notNullable();
    table.text('content').notNullable().comment('JSON');
    table.text('created_at').notNullable();
    table.text('claimed_at').nullable().comment('A replica is sending it');
    table.text('published_at').nullable().comment('As an event');
    table.text('sent_at').nullable().comment('As a notification, and over');
    table.index(['sent_at'], 'announcements_sent_at_idx');
  });

  await knex.schema.alterTable('scorecards', table => {
    table
      .text('next_change_at')
      .nullable()
      .comment('When time alone may change it; ISO 8601, UTC');
    table
      .text('times')
      .notNullable()
      .defaultTo('{}')
      .comment('Since when each criterion is in its state, JSON');
    table.index(['next_change_at'], 'scorecards_next_change_at_idx');
  });

  await knex.schema.alterTable('scorecard_changes', table => {
    table.text('previous_owner').nullable();
    table
      .text('previous_verdict')
      .nullable()
      .comment('Null where the entity was not there before');
    table.integer('previous_level').nullable();
    table.text('previous_system_verdict').nullable();
    table.integer('previous_system_level').nullable();
    table.text('previous_rules_version').nullable();
    table.index(['changed_at'], 'scorecard_changes_changed_at_idx');
  });
  for (const column of CARRIED) {
    await knex('scorecard_changes').update({
      [`previous_${column}`]: knex
        .from({ earlier: 'scorecard_changes' })
        .select(`earlier.${column}`)
        .whereRaw('?? = ??', [
          'earlier.entity_ref',
          'scorecard_changes.entity_ref',
        ])
        .whereRaw('?? < ??', ['earlier.id', 'scorecard_changes.id'])
        .orderBy('earlier.id', 'desc')
        .limit(1),
    });
  }

  await knex.schema.createTable('rules_versions', table => {
    table.comment('Since when which version of the rules is applied');
    table.increments('id');
    table.text('version').notNullable();
    table.text('since').notNullable();
  });

  await knex.schema.alterTable('evaluation_state', table => {
    table
      .integer('evaluated_revision')
      .notNullable()
      .defaultTo(0)
      .comment('Every scorecard follows from the inputs up to this revision');
    table
      .integer('purged_revision')
      .notNullable()
      .defaultTo(0)
      .comment('Removed facts up to this revision have left no trace');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('evaluation_state', table => {
    table.dropColumns('evaluated_revision', 'purged_revision');
  });
  await knex.schema.dropTable('rules_versions');
  await knex.schema.alterTable('scorecard_changes', table => {
    table.dropIndex(['changed_at'], 'scorecard_changes_changed_at_idx');
    table.dropColumns(...CARRIED.map(column => `previous_${column}`));
  });
  await knex.schema.alterTable('scorecards', table => {
    table.dropIndex(['next_change_at'], 'scorecards_next_change_at_idx');
    table.dropColumns('next_change_at', 'times');
  });
  await knex.schema.dropTable('announcements');
  await knex.schema.dropTable('collections');
  await knex.schema.dropTable('collectors');
  await knex.schema.dropTable('disputes');
  await knex.schema.dropTable('exemptions');
  await knex.schema.dropTable('evidence');
  await knex('facts').where({ hash: '' }).delete();
  await knex.schema.alterTable('facts', table => {
    table.dropIndex(['revision'], 'facts_revision_idx');
    table.dropColumn('revision');
  });
};
