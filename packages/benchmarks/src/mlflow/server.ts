/** An MLflow server with as many models as the argument says, each with a version, a run and an alias. */
import { FakeMlflow } from '@mlownership/backstage-plugin-ml-ownership-backend-module-mlflow/testUtils';

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

const answer = (value: string | number) => process.send?.({ mlflow: value });

process.on('message', message => {
  if (message === 'requests') {
    answer(mlflow.requests.length);
    mlflow.requests.length = 0;
  } else {
    mlflow.models[0].description = String(message);
    answer(0);
  }
});

mlflow.start().then(answer);
