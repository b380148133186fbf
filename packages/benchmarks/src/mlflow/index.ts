/*
 * Measures the sync of many registered models: the collector, and the entity provider.
 *
 *   yarn workspace benchmarks bench:mlflow [models, 10,000 by default]
 */
import { measureCollector } from './measureCollector';
import { measureProvider } from './measureProvider';
import { MlflowProcess } from './MlflowProcess';

async function main() {
  const models = Number(process.argv[2] ?? 10_000);
  const mlflow = await MlflowProcess.start(models);
  try {
    const rows = await measureProvider(models, mlflow);
    console.table([...rows, ...(await measureCollector(models, mlflow))]);
  } finally {
    mlflow.stop();
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
