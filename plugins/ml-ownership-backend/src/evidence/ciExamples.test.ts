import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inDays } from '../__testUtils__/clock';
import { company } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';

jest.setTimeout(120_000);

const FOLDER = join(__dirname, '../../../../examples/ci');
const TRAINING = 'pipeline:default/churn-training';
const COMMIT = '4f2a9c1d7b3e60f58a2c94d1e7b6035fa8c2d914';
const RUN = 'https://ci.example.com/runs/812';

/** The variables of all files, each with the value that its CI system gives it. */
const VARIABLES: Record<string, string> = {
  ENTITY_REF: TRAINING,
  CRITERION: 'retrain.run',
  COMMIT,
  CI_COMMIT_SHA: COMMIT,
  GIT_COMMIT: COMMIT,
  RUN_URL: RUN,
  CI_PIPELINE_URL: RUN,
  BUILD_URL: RUN,
};

/** The body that the shell makes of the here-document of a file. */
function bodyOf(file: string, outcome: string): object {
  const script = readFileSync(join(FOLDER, file), 'utf8');
  const document = /<<JSON\n([^]*?)\n\s*JSON\n/.exec(script)![1];
  return JSON.parse(
    document
      .replace('$(date -u +%Y-%m-%dT%H:%M:%SZ)', inDays(-1))
      .replace(/\$(\w+)/g, (_, name) =>
        name === 'OUTCOME' ? outcome : VARIABLES[name],
      ),
  );
}

onEachDatabase('examples of CI', start => {
  it.each([
    'report-evidence.sh',
    'github-report-evidence.yml',
    'gitlab-report-evidence.yml',
    'Jenkinsfile',
  ])('%s reports evidence that is accepted', async file => {
    const backend = await start({
      entities: company(),
      config: {
        evidence: {
          writers: [
            {
              subject: 'external:ci',
              criteria: ['retrain.run'],
              entities: [TRAINING],
            },
          ],
        },
      },
    });
    await backend.evaluate();
    for (const outcome of ['pass', 'fail']) {
      const { body, status, text } = await backend.report(
        bodyOf(file, outcome),
      );
      expect(status).toBe(200);
      expect(body).toEqual({ accepted: 1, stored: 1, rejected: [] });
      // The files look for this text.
      expect(text).toContain('"rejected":[]');
    }
    const { text } = await backend.report({
      ...bodyOf(file, 'pass'),
      entityRef: 'model:default/churn',
    });
    expect(text).not.toContain('"rejected":[]');
  });
});
