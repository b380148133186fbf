/**
 * A GitHub with as many repositories as the argument says, each with the runs, deployments, approvals and collaborators of
 * the fixtures. It sends ETags, and 304 for answers that have not changed.
 */
import {
  readRecordings,
  StubServer,
} from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { join } from 'node:path';
import { serve } from '../servers/serve';

const FIXTURES = join(
  // eslint-disable-next-line no-restricted-syntax
  __dirname,
  '../../../../plugins/ml-ownership-backend-module-github/src/__fixtures__/api',
);

const TEMPLATE = 'growth-ml/churn';

/** Of a hundred repositories, the one in which something runs when the benchmark says so. */
const CHANGING = 100;

const github = new StubServer(readRecordings(FIXTURES));
const recorded = new Map<string, string>();
let changes = 0;

github.instead.set('/repos/', url => {
  const [, path = '', index = ''] =
    /^\/repos\/([\w-]+\/[a-z]+-(\d+))/.exec(url) ?? [];
  const template = url.replace(path, TEMPLATE);
  let text = recorded.get(template);
  if (text === undefined) {
    text = JSON.stringify(github.recorded(template));
    recorded.set(template, text);
  }
  const body = JSON.parse(text.replaceAll(TEMPLATE, path));
  if (Number(index) % CHANGING === 0) {
    for (const run of body.workflow_runs ?? []) {
      run.run_attempt += changes;
    }
  }
  return { status: body.message === 'Not Found' ? 404 : 200, body };
});

serve(github, () => {
  changes += 1;
});
