// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('evidence', table => {
    table
      .text('first_seen_at')
      .nullable()
      .comment(
        'When its subject version appeared, while observed_at is when it was seen last; ISO 8601, UTC',
      );
  });
  await knex('evidence')
    .whereNotNull('subject_version')
    .update({
      first_seen_at: knex
        .from({ earlier: 'evidence' })
        .min('earlier.observed_at')
        .whereRaw('?? = ??', ['earlier.entity_ref', 'evidence.entity_ref'])
        .whereRaw('?? = ??', ['earlier.criterion', 'evidence.criterion'])
        .whereRaw('?? = ??', [
          'earlier.subject_version',
          'evidence.subject_version',
        ]),
    });
  // A later look at an older version takes nothing back that was seen of the newer one.
  await knex('evidence')
    .whereIn(
      'id',
      knex
        .from(
          knex('evidence')
            .select(
              'id',
              knex.raw(
                'row_number() over (partition by entity_ref, criterion, source, writer order by first_seen_at desc, observed_at desc, id desc) as place',
              ),
            )
            .whereNotNull('first_seen_at')
            .as('ranked'),
        )
        .select('id')
        .where({ place: 1 }),
    )
    .update({ is_newest: true });
  await knex.schema.alterTable('evaluation_state', table => {
    table
      .text('written_at')
      .nullable()
      .comment('When scorecards were written last, by whatever clock');
  });
  // Scorecards follow other rules from now on.
  await knex('evaluation_state').update({ rules_version: null });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('evidence').where({ outcome: 'not-applicable' }).delete();
  await knex.schema.alterTable('evaluation_state', table => {
    table.dropColumn('written_at');
  });
  await knex.schema.alterTable('evidence', table => {
    table.dropColumn('first_seen_at');
  });
  await knex('evaluation_state').update({ rules_version: null });
};
