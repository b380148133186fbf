/*
 * A backend in a separate process, so that its memory is measured separately and callers take none of its processor
 * time.
 */
import { Knex } from 'knex';
import { AddressInfo } from 'node:net';
import { openDatabase } from '../databases/openDatabase';
import { generateCatalog } from '../evaluation/generateCatalog';
import { generateEvidence } from '../evaluation/generateEvidence';
import { startBackend } from '../evaluation/startBackend';
import { Order, Report } from './ServerProcess';

const DAY = 86_400_000;

/** Earlier changes of each scorecard, for requests about the past. */
const EARLIER_CHANGES = 4;

/** Interval of memory samples, in milliseconds. */
const SAMPLE = 50;

let peak = 0;
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, SAMPLE).unref();

function answer(report: Report) {
  process.send!({ report });
}

process.on('message', (order: Order) => {
  carryOut(order).catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
});

async function carryOut(order: Order): Promise<void> {
  if (order.type === 'memory') {
    const most = Math.max(peak, process.memoryUsage().rss);
    // Before the response, because the caller measures from then on.
    global.gc?.();
    peak = 0;
    answer({ peak: most });
    return;
  }
  const entities = generateCatalog(order.models);
  const knex = openDatabase(order.address);
  const { backend, task } = await startBackend(knex, { entities });
  if (order.type === 'fill') {
    const mlEntities = entities.filter(({ apiVersion }) =>
      apiVersion.startsWith('mlownership'),
    );
    await generateEvidence(knex, mlEntities);
    await task.fn(new AbortController().signal);
    await writeEarlierChanges(knex);
    await backend.stop();
    answer({ entities: mlEntities.length });
  } else {
    await task.fn(new AbortController().signal);
    const { port } = backend.server.address() as AddressInfo;
    answer({ port });
  }
}

/** Gives every scorecard a few changes in the previous three months. */
async function writeEarlierChanges(knex: Knex): Promise<void> {
  const columns = Object.keys(await knex('scorecard_changes').first()).filter(
    column => column !== 'id' && column !== 'changed_at',
  );
  await knex('scorecard_changes').update({
    previous_verdict: 'unproven',
    previous_level: 0,
    previous_owner: 'group:default/team-1',
  });
  const [{ count }] = await knex('scorecards').count({ count: '*' });
  for (let index = 1; index <= EARLIER_CHANGES; index += 1) {
    const at = new Date(Date.now() - index * 15 * DAY).toISOString();
    await knex.raw(
      `insert into scorecard_changes (changed_at, ${columns
        .map(() => '??')
        .join(', ')})
       select ?, ${columns
         .map(() => '??')
         .join(', ')} from scorecard_changes where id <= ?`,
      [...columns, at, ...columns, Number(count)],
    );
  }
}
