/*
 * Sends the most expensive request of each route from many callers at once, and measures the latency of scorecards for
 * another user, and of evidence from a CI job, meanwhile.
 *
 *   yarn workspace benchmarks bench:load [number of models, 4839 by default] [part of the names of the requests]
 *     [number of callers, 20 by default]
 *
 * 4839 models are 15,000 entities. The backend is a separate process on each database; BENCH_DATABASE=SQLite or
 * BENCH_DATABASE=PostgreSQL selects one of them.
 */
import { startDatabases } from '../databases/startDatabases';
import { measureLoad } from './measureLoad';
import { ServerProcess } from './ServerProcess';

async function main() {
  const models = Number(process.argv[2] ?? 4839);
  const filter = process.argv[3];
  const callers = Number(process.argv[4] ?? 20);
  const only = process.env.BENCH_DATABASE;
  const { databases, stop } = await startDatabases();
  try {
    for (const { name, address } of databases) {
      if (only && !name.startsWith(only)) {
        continue;
      }
      const filler = new ServerProcess();
      const { entities } = await filler.order({
        type: 'fill',
        address,
        models,
      });
      filler.stop();
      process.stdout.write(`${name}, ${entities} entities\n`);
      const rows = await measureLoad(address, models, callers, filter);
      // eslint-disable-next-line no-console
      console.table(rows);
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
