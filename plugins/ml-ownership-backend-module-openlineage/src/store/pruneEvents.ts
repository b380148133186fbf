import { Knex } from 'knex';
import { MAX_KEYS } from './batches';

/**
 * Deletes runs that are old, or of which their job has enough newer ones, with what is known only from them.
 *
 * @param options - `before` is an event time
 */
export async function pruneEvents(
  client: Knex,
  options: { before: string; runsPerJob: number },
): Promise<void> {
  const { before, runsPerJob } = options;
  const old = (): Knex.QueryBuilder =>
    client('openlineage_runs').where('last_at', '<', before);
  const surplus = (): Knex.QueryBuilder =>
    client
      .select('run_id')
      .from(
        client('openlineage_runs')
          .select('run_id', 'is_dirty')
          .rowNumber('position', query =>
            query
              .partitionBy('job_id')
              .orderBy('last_at', 'desc')
              .orderBy('run_id', 'desc'),
          )
          .as('runs'),
      )
      .where('position', '>', runsPerJob)
      .where({ is_dirty: false });
  for (const select of [old, surplus]) {
    let found: string[];
    do {
      found = await select().limit(MAX_KEYS).pluck('run_id');
      await deleteRuns(client, found);
    } while (found.length === MAX_KEYS);
  }
  await client('openlineage_assertions').where('at', '<', before).delete();
  await deleteDatasets(client, before);
}

async function deleteRuns(client: Knex, ids: readonly string[]) {
  if (ids.length > 0) {
    await client.transaction(async tx => {
      await tx('openlineage_runs').whereIn('run_id', ids).delete();
      await tx('openlineage_run_datasets').whereIn('run_id', ids).delete();
    });
  }
}

/** Deletes datasets that no event has named for long. */
async function deleteDatasets(client: Knex, before: string) {
  const isGone = (column: string) => (query: Knex.QueryBuilder) =>
    query
      .select(client.raw('1'))
      .from('openlineage_datasets')
      .whereRaw('openlineage_datasets.dataset_id = ??', [column]);
  await client('openlineage_datasets')
    .where('last_at', '<', before)
    .whereNotExists(query =>
      query
        .select(client.raw('1'))
        .from('openlineage_run_datasets')
        .whereRaw(
          'openlineage_run_datasets.dataset_id = openlineage_datasets.dataset_id',
        ),
    )
    .delete();
  for (const column of ['dataset_id', 'symlink_id']) {
    await client('openlineage_symlinks')
      .whereNotExists(query => isGone(`openlineage_symlinks.${column}`)(query))
      .delete();
  }
}
