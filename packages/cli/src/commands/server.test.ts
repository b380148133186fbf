import { Check, Gate } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Answer, runInTest } from '../__testUtils__/runInTest';
import { writeFiles } from '../__testUtils__/writeFiles';

const BASE = 'https://backstage.example.com/api/ml-ownership/v1';
const CHURN = 'model:default/churn';

const GATE: Gate = {
  entityRef: CHURN,
  ability: 'recover',
  required: { verdict: 'yes' },
  passes: false,
  verdict: 'unproven',
  level: 3,
  message: `${CHURN}, recover: unproven at level 3, required yes`,
  reason: 'Unproven: no criterion fails, but 1 of 20 has no evidence yet.',
  nextStepsFor: CHURN,
  nextSteps: [
    { criterion: 'recover.drill', action: 'drill', text: 'Plan a drill' },
  ],
  rulesVersion: '1',
};

const CHECK: Check = {
  entities: [
    {
      entityRef: CHURN,
      title: 'Churn',
      kind: 'Model',
      change: 'worse',
      before: { verdict: 'yes', level: 4 },
      after: { verdict: 'no', level: 0 },
      gained: [],
      lost: ['retrain.runbook', 'retrain.drill'],
      newFailures: ['retrain.runbook'],
      headline: 'No: no runbook says how to retrain it.',
      abilities: {},
      nextSteps: [
        { criterion: 'retrain.runbook', action: 'declare', text: 'Link it' },
      ],
    },
    {
      entityRef: 'dataset:default/later',
      title: 'Later',
      kind: 'Dataset',
      change: 'new',
      after: { verdict: 'unproven', level: 1 },
      gained: ['ownership.group'],
      lost: [],
      newFailures: [],
      headline: 'Unproven: nothing was seen.',
      abilities: {},
      nextSteps: [],
    },
  ],
  others: [
    {
      entityRef: 'model:default/waiting',
      title: 'Waiting',
      kind: 'Model',
      change: 'better',
      before: { verdict: 'no', level: 0 },
      after: { verdict: 'no', level: 0 },
      gained: ['retrain.inputs'],
      lost: [],
      newFailures: [],
    },
  ],
  totals: { new: 1, better: 1, worse: 1 },
  hidden: 2,
  rulesVersion: '1',
};

const FILES = {
  'catalog-info.yaml': `# The churn model.
apiVersion: mlownership.dev/v1alpha1
kind: Model
metadata: { name: churn }
spec: { type: classifier, lifecycle: production, owner: growth }
---
apiVersion: mlownership.dev/v1alpha1
kind: Dataset
metadata: { name: later }
spec: { type: table, lifecycle: production, owner: growth }
---
apiVersion: backstage.io/v1alpha1
kind: Location
metadata: { name: all }
spec: { targets: [] }
`,
};

describe('mlownership gate', () => {
  it('fails with the reason and the next step', async () => {
    const run = await runInTest(
      ['gate', 'model:churn', '--ability', 'recover'],
      { answers: [{ body: GATE }] },
    );
    expect(run.exitCode).toBe(1);
    expect(run.requests).toEqual([
      {
        method: 'GET',
        url: `${BASE}/gate/model/default/churn?ability=recover`,
        authorization: 'Bearer a-secret-token',
        body: undefined,
      },
    ]);
    expect(run.output.split('\n')).toEqual([
      `does not pass: ${CHURN}, recover: unproven at level 3, required yes`,
      '  Unproven: no criterion fails, but 1 of 20 has no evidence yet.',
      '  Next: Plan a drill (recover.drill)',
    ]);
  });

  it('passes, and names the weakest link if it does not', async () => {
    const passing = await runInTest(
      ['gate', CHURN, '--level', '3', '--verdict', 'unproven'],
      { answers: [{ body: { ...GATE, passes: true, nextSteps: [] } }] },
    );
    expect(passing.exitCode).toBe(0);
    expect(passing.output).toMatch(/^passes: /);
    expect(passing.requests[0].url).toBe(
      `${BASE}/gate/model/default/churn?level=3&verdict=unproven`,
    );
    const failing = await runInTest(['gate', CHURN], {
      answers: [{ body: { ...GATE, nextStepsFor: 'dataset:default/data' } }],
    });
    expect(failing.output).toContain(
      'Next, for dataset:default/data: Plan a drill',
    );
  });

  it('is written as JSON, JUnit and SARIF', async () => {
    const as = async (format: string) =>
      runInTest(['gate', CHURN, '--format', format], {
        answers: [{ body: GATE }],
      });
    expect((await as('json')).json()).toEqual(GATE);
    expect((await as('junit')).output).toContain(
      '<testsuite name="mlownership gate" tests="1" failures="1">',
    );
    const [result] = (await as('sarif')).json().runs[0].results;
    expect(result).toMatchObject({
      ruleId: 'gate',
      level: 'error',
      locations: [{ logicalLocations: [{ fullyQualifiedName: CHURN }] }],
    });
  });

  it.each<[string, Answer, string]>([
    [
      'the entity is unknown',
      {
        status: 404,
        body: {
          error: { name: 'NotFoundError', message: 'No scorecard' },
          response: { statusCode: 404 },
        },
      },
      'The server answered 404: No scorecard',
    ],
    [
      'the token is wrong',
      {
        status: 401,
        body: {
          error: { name: 'AuthenticationError', message: 'a-secret-token?' },
          response: { statusCode: 401 },
        },
      },
      'The server answered 401: ***?. MLOWNERSHIP_TOKEN has to be a token that Backstage accepts',
    ],
    [
      'nothing listens there',
      new TypeError('fetch failed', {
        cause: new Error('connect ECONNREFUSED 127.0.0.1:1'),
      }),
      'The server does not respond: connect ECONNREFUSED 127.0.0.1:1',
    ],
    [
      'it is another server',
      { body: '<html>' },
      "The server did not answer with JSON. The address has to be that of Backstage's backend",
    ],
  ])('decides nothing if %s', async (_, answer, message) => {
    const run = await runInTest(['gate', CHURN], { answers: [answer] });
    expect([run.exitCode, run.output]).toEqual([2, '']);
    expect(run.errors).toContain(message);
    expect(run.errors).not.toContain('a-secret-token');
  });

  it('waits for a busy server', async () => {
    const busy = { status: 429, headers: { 'retry-after': '0' } };
    const run = await runInTest(['gate', CHURN], {
      answers: [busy, busy, { body: GATE }],
    });
    expect([run.exitCode, run.requests.length]).toEqual([1, 3]);
    const still = await runInTest(['gate', CHURN], {
      answers: Array(5).fill({ ...busy, status: 503 }),
    });
    expect([still.exitCode, still.requests.length]).toEqual([2, 4]);
  });

  it.each([
    [['gate'], 'expected an entity ref'],
    [['gate', 'churn'], '"churn" is not an entity ref'],
    [['gate', CHURN, CHURN], 'got 2 arguments'],
    [['gate', CHURN, '--level', '5'], '--level is "5", expected one of 1, 2'],
    [['gate', CHURN, '--verdict', 'no'], 'expected one of yes, unproven'],
    [['gate', CHURN, '--ability', 'run'], 'expected one of retrain, deploy'],
    [['gate', CHURN, '--url', 'ftp://x'], 'has to be an http(s) URL'],
    [
      ['gate', CHURN, '--url', 'https://ada:pass@example.com'],
      'has to be an http(s) URL without a user name and password',
    ],
  ])('%j is wrong usage', async (argv, message) => {
    const { errors, exitCode, requests } = await runInTest(argv);
    expect([exitCode, requests]).toEqual([2, []]);
    expect(errors).toContain(message);
    expect(errors).not.toContain('pass@');
  });

  it('needs an address', async () => {
    const run = await runInTest(['gate', CHURN], {
      env: { MLOWNERSHIP_URL: undefined },
    });
    expect(run.errors).toContain(
      'expected the address of Backstage in --url or MLOWNERSHIP_URL',
    );
  });
});

describe('mlownership check', () => {
  const check = async (
    format: string,
    answers: readonly Answer[] = [{ body: CHECK }],
    files: Record<string, string> = FILES,
  ) =>
    runInTest(['check', '.', '--format', format, '--url', 'http://b.test/x/'], {
      cwd: writeFiles(files),
      answers,
    });

  it('says what gets better and worse', async () => {
    const run = await check('human');
    expect(run.exitCode).toBe(1);
    expect(run.requests).toMatchObject([
      {
        method: 'POST',
        url: 'http://b.test/x/api/ml-ownership/v1/check',
        body: {
          entities: [
            { kind: 'Model', metadata: { name: 'churn' } },
            { kind: 'Dataset', metadata: { name: 'later' } },
          ],
        },
      },
    ]);
    expect(run.output.split('\n')).toEqual([
      `${CHURN}: worse, yes (level 4) → no (level 0); no longer passes: retrain.drill; newly fails: retrain.runbook`,
      '  No: no runbook says how to retrain it.',
      '  Next: Link it (retrain.runbook)',
      'dataset:default/later: new, unproven (level 1); passes: ownership.group',
      '  Unproven: nothing was seen.',
      'Also affected:',
      'model:default/waiting: better, no (level 0); newly passes: retrain.inputs',
      '1 new, 1 better, 1 worse. 2 entities that you do not have access to change, too.',
    ]);
    const better = await check('human', [
      { body: { ...CHECK, totals: { new: 1, better: 1, worse: 0 } } },
    ]);
    expect(better.exitCode).toBe(0);
  });

  it('is written as JSON, JUnit, SARIF and a comment', async () => {
    expect((await check('json')).json()).toEqual(CHECK);
    expect((await check('junit')).output.split('\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="mlownership" tests="3" failures="1">',
      '  <testsuite name="mlownership check" tests="3" failures="1">',
      `    <testcase classname="mlownership.check" name="${CHURN}">`,
      expect.stringMatching(
        /^ {6}<failure message="model:default\/churn: worse.*">catalog-info\.yaml:2:1: error: .*<\/failure>$/,
      ),
      '    </testcase>',
      '    <testcase classname="mlownership.check" name="dataset:default/later"/>',
      '    <testcase classname="mlownership.check" name="model:default/waiting"/>',
      '  </testsuite>',
      '</testsuites>',
    ]);
    const { runs } = (await check('sarif')).json();
    expect(runs[0].results).toMatchObject([
      {
        ruleId: 'worse',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'catalog-info.yaml' },
              region: { startLine: 2, startColumn: 1 },
            },
          },
        ],
      },
    ]);
    const { output } = await check('markdown');
    expect(output).toMatch(/^<!-- mlownership check -->\n### /);
    expect(output).toContain(
      `#### Worse\n\n| entity | before | after | criteria |\n| --- | --- | --- | --- |\n| \`${CHURN}\` | yes (level 4) | no (level 0) | no longer passes: retrain.drill; newly fails: retrain.runbook |`,
    );
    expect(output).toContain('#### Better');
    expect(output).toContain('#### New');
  });

  it('asks nothing about what the catalog would reject', async () => {
    const files = {
      'm.yaml': FILES['catalog-info.yaml'].replace('growth', 'api:`|x'),
    };
    for (const format of ['human', 'markdown', 'json', 'junit', 'sarif']) {
      const run = await check(format, [], files);
      expect([run.exitCode, run.requests]).toEqual([1, []]);
      expect(run.output).toContain('expected a Group or User');
    }
    expect((await check('markdown', [], files)).output).toContain(
      '\n- `m.yaml:5:57: error: Model ',
    );
  });

  it('refuses files without anything to evaluate', async () => {
    const run = await check('human', [], {
      'l.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: x }\nspec: {}\n',
    });
    expect(run.exitCode).toBe(2);
    expect(run.errors).toContain('0 entities can be evaluated');
  });
});

describe('mlownership evidence push', () => {
  const accepted = { body: { accepted: 1, stored: 1, rejected: [] } };

  it('reports one item', async () => {
    const run = await runInTest(
      [
        ...['evidence', 'push', '--entity', CHURN, '--criterion'],
        ...['retrain.run', '--outcome', 'pass', '--subject-version', 'abc'],
        ...['--observed-at', '2026-11-24T09:30:00Z', '--author', 'user:ada'],
        ...['--link', 'https://ci.example.com/1'],
      ],
      { answers: [accepted] },
    );
    expect([run.exitCode, run.output]).toEqual([
      0,
      '1 item accepted, 0 rejected',
    ]);
    expect(run.requests).toMatchObject([
      {
        method: 'POST',
        url: `${BASE}/evidence`,
        body: {
          items: [
            {
              entityRef: CHURN,
              criterion: 'retrain.run',
              outcome: 'pass',
              observedAt: '2026-11-24T09:30:00Z',
              subjectVersion: 'abc',
              authors: ['user:ada'],
              url: 'https://ci.example.com/1',
            },
          ],
        },
      },
    ]);
  });

  it('reports the items of a file, and fails if one is rejected', async () => {
    const items = [{ entityRef: CHURN }, { entityRef: 'model:other' }];
    const cwd = writeFiles({
      'list.json': JSON.stringify(items),
      'items.yaml': 'items:\n  - entityRef: model:default/churn\n',
      'none.yaml': 'items: []',
    });
    const push = (file: string, answers: Answer[]) =>
      runInTest(['evidence', 'push', '--file', file], { cwd, answers });
    const rejected = await push('list.json', [
      {
        body: {
          accepted: 1,
          stored: 1,
          rejected: [
            { index: 1, error: { name: 'InputError', message: 'No grant' } },
          ],
        },
      },
    ]);
    expect([rejected.exitCode, rejected.output]).toEqual([
      1,
      'items[1] is rejected: No grant\n1 item accepted, 1 rejected',
    ]);
    expect(rejected.requests[0].body).toEqual({ items });
    expect((await push('items.yaml', [accepted])).exitCode).toBe(0);
    for (const file of ['none.yaml', 'missing.yaml']) {
      expect((await push(file, [])).exitCode).toBe(2);
    }
  });

  it('needs the outcome', async () => {
    const run = await runInTest(['evidence', 'push', '--entity', CHURN]);
    expect([run.exitCode, run.errors]).toEqual([
      2,
      expect.stringContaining('--outcome is missing'),
    ]);
  });
});

describe('mlownership drill plan', () => {
  it('plans a drill', async () => {
    const run = await runInTest(
      [
        ...['drill', 'plan', 'model:churn', '--ability', 'recover'],
        ...['--ability', 'retrain', '--team', 'group:default/loyalty'],
        ...['--participant', 'user:default/oksana', '--date', '2026-12-01'],
      ],
      {
        answers: [
          {
            status: 201,
            body: {
              id: '7',
              entityRef: CHURN,
              abilities: ['recover', 'retrain'],
              performingTeam: 'group:default/loyalty',
              plannedDate: '2026-12-01',
            },
          },
        ],
      },
    );
    expect([run.exitCode, run.output]).toEqual([
      0,
      `Planned drill 7: group:default/loyalty will recover, retrain ${CHURN} on 2026-12-01`,
    ]);
    expect(run.requests).toMatchObject([
      {
        url: `${BASE}/drills`,
        body: {
          entityRef: CHURN,
          abilities: ['recover', 'retrain'],
          performingTeam: 'group:default/loyalty',
          operators: ['user:default/oksana'],
          plannedDate: '2026-12-01',
        },
      },
    ]);
  });

  it('needs an ability and participants', async () => {
    for (const [argv, message] of [
      [['drill', 'plan', CHURN], '--ability is missing'],
      [
        ['drill', 'plan', CHURN, '--ability', 'recover', '--team', 'group:x'],
        '--participant is missing',
      ],
    ] as const) {
      const { errors, exitCode } = await runInTest(argv);
      expect([exitCode, errors]).toEqual([2, expect.stringContaining(message)]);
    }
  });
});
