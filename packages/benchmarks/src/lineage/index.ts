/*
 * Asks about generated lineage over HTTP, on SQLite and on PostgreSQL, and has SQL answer the same; then has a replica take in
 * ten times as much, and changes of it.
 *
 *   yarn workspace benchmarks bench:lineage [number of nodes, 100000 where absent]
 *
 * Twice as many edges; to take in, four times as many nodes and ten times as many edges.
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
