/*
 * Queries generated lineage over HTTP, on SQLite and on PostgreSQL, and runs the same queries in SQL; then loads ten
 * times as much into a replica, and applies changes to it.
 *
 *   yarn workspace benchmarks bench:lineage [number of nodes, 100000 by default]
 *
 * The number of edges is twice the number of nodes; the replica loads four times as many nodes and ten times as many
 * edges.
 */
import { startDatabases } from '../databases/startDatabases';
import { measureQuestions } from './measureQuestions';
import { measureRenewal } from './measureRenewal';
import { Row } from './percentiles';

async function main() {
  const size = Number(process.argv[2] ?? 100_000);
  const { databases, stop } = await startDatabases();
  try {
    const questions = { closures: [] as Row[], others: [] as Row[] };
    const renewals: Row[] = [];
    for (const { name, knex, another } of databases) {
      await measureQuestions(name, knex, size, questions);
      await measureRenewal(name, await another(), size * 10, renewals);
    }
    for (const table of [questions.closures, questions.others, renewals]) {
      // eslint-disable-next-line no-console
      console.table(table);
    }
  } finally {
    await stop();
  }
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
