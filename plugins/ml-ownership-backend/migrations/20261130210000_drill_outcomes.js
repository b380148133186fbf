// @ts-check

const BATCH = 500;

/**
 * Changes the assessments of all drills in some states, in batches.
 *
 * @param {import('knex').Knex} knex
 * @param {string[]} states
 * @param {(assessment: any, state: string) => object} change
 */
async function changeAssessments(knex, states, change) {
  let last = '';
  for (;;) {
    const rows = await knex('drills')
      .select('id', 'state', 'assessments')
      .whereIn('state', states)
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH);
    if (rows.length === 0) {
      return;
    }
    for (const { id, state, assessments } of rows) {
      await knex('drills')
        .where({ id })
        .update({
          assessments: JSON.stringify(
            JSON.parse(assessments).map((/** @type {any} */ assessment) =>
              change(assessment, state),
            ),
          ),
        });
    }
    last = rows[rows.length - 1].id;
  }
}

/**
 * Each ability of a drill has its own outcome: the outcome of the drill, for drills that had only one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await changeAssessments(knex, ['passed', 'failed'], (assessment, state) => ({
    ...assessment,
    outcome: state,
  }));
};

/**
 * A drill has one outcome. A drill that passed in part becomes a failed one, whose other abilities count for nothing: a
 * failure has to be kept, and a drill that failed cannot prove an ability.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await changeAssessments(
    knex,
    ['passed', 'partly-passed', 'failed'],
    ({ outcome, ...assessment }, state) =>
      outcome === 'failed' || state === 'passed'
        ? assessment
        : { ...assessment, valid: false },
  );
  await knex('drills').where({ state: 'partly-passed' }).update({
    // The abilities that passed are evaluated without this drill.
    state: 'failed',
  });
  await knex('evaluation_state').update({ rules_version: null });
};
