/** An MLflow server with as many models as the argument says, each with a version, a run and an alias. */
import { FakeMlflow } from '@mlownership/backstage-plugin-ml-ownership-backend-module-mlflow/testUtils';
import { serve } from '../servers/serve';

const mlflow = new FakeMlflow(
  Array.from({ length: Number(process.argv[2]) }, (_, index) => ({
    name: `model-${index}`,
    description: 'Predicts which customers are about to leave. '.repeat(5),
    tags: { owner: `team-${index % 300}`, stage: 'live' },
    aliases: { production: '1' },
    run: { 'mlflow.user': 'ada', 'mlflow.source.git.commit': 'd10bc05d0f4d' },
    experiment: `experiment-${index % 500}`,
  })),
);

serve(mlflow, message => {
  mlflow.models[0].description = message;
});
