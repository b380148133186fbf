// @ts-check

const BATCH = 500;

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('user_addresses', table => {
    table.comment('Addresses that Users have or once had; never forgotten');
    table.text('user_ref').notNullable();
    table.text('address').notNullable().comment('In lower case');
    table.integer('revision').notNullable();
    table.primary(['user_ref', 'address']);
    table.index(['revision'], 'user_addresses_revision_idx');
  });

  await knex.schema.createTable('entity_records', table => {
    table.comment(
      'Every Model, Dataset and Pipeline that was ever in the catalog',
    );
    table.text('entity_ref').notNullable().primary();
    table.text('kind').notNullable();
    table.text('owner').nullable().comment('The last that was declared');
    table
      .text('location')
      .nullable()
      .comment('Where its description comes from, see MlFacts.location');
    table.text('uid').nullable().comment('Of the entity in the catalog');
    table.text('first_seen_at').notNullable();
    table.text('removed_at').nullable().comment('Null while it is there');
    table
      .text('renewed_at')
      .nullable()
      .comment(
        'When it came back as something else: what passed before is old',
      );
    table.integer('revision').notNullable();
    table.index(['kind', 'location'], 'entity_records_location_idx');
    table.index(['revision'], 'entity_records_revision_idx');
  });

  await knex.schema.createTable('predecessors', table => {
    table.comment('What an entity has taken the place of under another name');
    table.text('entity_ref').notNullable();
    table.text('predecessor').notNullable();
    table.text('reason').notNullable().comment('location or supersedes');
    table
      .text('since')
      .nullable()
      .comment('Null while the predecessor is in the catalog');
    table.integer('revision').notNullable();
    table.primary(['entity_ref', 'predecessor']);
    table.index(['predecessor'], 'predecessors_predecessor_idx');
    table.index(['revision'], 'predecessors_revision_idx');
  });

  await knex.schema.alterTable('authors', table => {
    table
      .text('worked_at')
      .nullable()
      .comment('First work that is known, or declaration; null: ever since');
  });
  // Whoever was named first may always have worked on it; whoever was added later began then.
  await knex('authors')
    .where({ source: 'declared' })
    .whereRaw(
      'seen_at > (select min(first.seen_at) from authors as first where first.entity_ref = authors.entity_ref)',
    )
    .update({ worked_at: knex.ref('seen_at') });

  let last = '';
  for (;;) {
    const rows = await knex('facts')
      .select('entity_ref', 'kind', 'facts')
      .whereIn('kind', ['Model', 'Dataset', 'Pipeline', 'User'])
      .whereNot('hash', '')
      .where('entity_ref', '>', last)
      .orderBy('entity_ref')
      .limit(BATCH);
    if (rows.length === 0) {
      break;
    }
    const refs = rows.map(row => row.entity_ref);
    /** @type {{ entity_ref: string, first: string }[]} */
    const changes = await knex('scorecard_changes')
      .select('entity_ref')
      .min({ first: 'changed_at' })
      .whereIn('entity_ref', refs)
      .groupBy('entity_ref');
    const firstSeen = new Map(changes.map(row => [row.entity_ref, row.first]));
    const now = new Date().toISOString();
    const addresses = [];
    const records = [];
    for (const row of rows) {
      const { email, owner } = JSON.parse(row.facts);
      if (row.kind !== 'User') {
        records.push({
          entity_ref: row.entity_ref,
          kind: row.kind,
          owner: owner ?? null,
          first_seen_at: firstSeen.get(row.entity_ref) ?? now,
          revision: 0,
        });
      } else if (email) {
        addresses.push({
          user_ref: row.entity_ref,
          address: email.trim(),
          revision: 0,
        });
      }
    }
    if (addresses.length > 0) {
      await knex('user_addresses').insert(addresses);
    }
    if (records.length > 0) {
      await knex('entity_records').insert(records);
    }
    last = rows[rows.length - 1].entity_ref;
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('authors', table => {
    table.dropColumn('worked_at');
  });
  await knex.schema.dropTable('predecessors');
  await knex.schema.dropTable('entity_records');
  await knex.schema.dropTable('user_addresses');
};
