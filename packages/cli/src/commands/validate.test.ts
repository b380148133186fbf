import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInTest, ROOT } from '../__testUtils__/runInTest';
import { writeFiles } from '../__testUtils__/writeFiles';
import { Finding } from '../report/Report';

const INVALID = 'examples/invalid';

const OFFLINE = { env: { MLOWNERSHIP_URL: undefined } };

const MODEL = `apiVersion: mlownership.dev/v1alpha1
kind: Model
metadata:
  name: churn
spec:
  type: classifier
  lifecycle: production
  owner: group:growth-ml
`;

describe('mlownership validate', () => {
  const examples = readdirSync(join(ROOT, INVALID))
    .filter(name => name.endsWith('.yaml'))
    .map(name => {
      const text = readFileSync(join(ROOT, INVALID, name), 'utf8');
      const [, verb, message] = /^# (expect|shows): (.*)$/m.exec(text)!;
      return { name, verb, message };
    });

  it.each(examples)(
    'reports $name as the catalog does',
    async ({ name, verb, message }) => {
      const run = await runInTest(
        ['validate', `${INVALID}/${name}`, '--format', 'json'],
        OFFLINE,
      );
      const findings: Finding[] = run.json().findings;
      const severity = verb === 'expect' ? 'error' : 'warning';
      expect(run.exitCode).toBe(severity === 'error' ? 1 : 0);
      expect(findings.map(finding => finding.severity)).toEqual(
        findings.map(() => severity),
      );
      // The catalog names several problems in one message, which has one position.
      const [subject] = /^\S+ "[^"]+"/.exec(findings[0].message) ?? [];
      const texts = findings.map(finding =>
        finding.message.replace(`${subject}: `, ''),
      );
      expect(
        findings.length === 1
          ? findings[0].message
          : `${subject} has ${findings.length} problems: ${texts.join('; ')}`,
      ).toBe(message);
    },
  );

  it('finds each position', async () => {
    const { output } = await runInTest(['validate', INVALID], OFFLINE);
    for (const position of [
      'several-problems.yaml:6:1: error: Model "model:default/several-problems": spec.type is missing',
      'several-problems.yaml:9:9: error: Model "model:default/several-problems": spec.tier is 0',
      'several-problems.yaml:10:15: error: Model "model:default/several-problems": spec.trainedOn[0]',
      'trained-on-wrong-kind.yaml:10:42: error: ',
      'owner-empty.yaml:9:3: error: ',
      'name-too-long.yaml:6:9: error: "metadata.name" is not valid',
      'annotation-wrong-kind.yaml:8:31: warning: ',
    ]) {
      expect(output).toContain(`${INVALID}/${position}`);
    }
    expect(output.split('\n').at(-1)).toBe(
      `${examples.length} entities in ${examples.length} files: 31 errors, 3 warnings`,
    );
  });

  it('accepts the example company', async () => {
    const run = await runInTest(
      ['validate', 'examples/*/*.yaml', '--format', 'json'],
      OFFLINE,
    );
    const { entities, findings, skipped } = run.json();
    expect(entities).toBeGreaterThan(200);
    expect(skipped).toBeGreaterThan(0);
    const elsewhere = (findings as Finding[]).filter(
      ({ location }) => !location!.file.startsWith(INVALID),
    );
    // What examples/README.md lists as flaws on purpose.
    expect(
      elsewhere.map(({ location, message, severity }) => [
        severity,
        `${location!.file}:${location!.line}:${location!.column}`,
        message.split('": ')[1],
      ]),
    ).toEqual([
      [
        'warning',
        'examples/customer-retention/datasets.yaml:165:14',
        'spec.freshness is "every Monday", expected an ISO 8601 duration such as P1D or PT6H',
      ],
      [
        'warning',
        'examples/customer-retention/models.yaml:235:20',
        expect.stringContaining('spec.operations.observe.dashboards[0] is'),
      ],
      [
        'warning',
        'examples/customer-retention/models.yaml:261:16',
        'spec.operations.retrain.trigger is 14, expected text',
      ],
    ]);
  });

  it('reads every document of a file, and only those of the catalog', async () => {
    const cwd = writeFiles({
      'a/catalog-info.yaml': [
        MODEL,
        MODEL.replace('owner: group:growth-ml', 'owner: &team "user:"').replace(
          'churn',
          'second',
        ),
        `# Only a comment.\n`,
        MODEL.replace('churn', 'third').replace(
          '  owner: group:growth-ml',
          `  owner: &team system:wrong
  trainedOn:
    - dataset:good
    - "model:bad"
  operatedBy: *team
  operations: { retrain: { runbook: r.md, runbok: r.md } }
  trainedon: []`,
        ),
        `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: api
  tags: [ok, Not Ok]
spec: {}
`,
        'apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: {}\n',
        'kind: Dataset\nmetadata: { name: x }\n',
      ].join('---\n'),
      'a/node_modules/b/catalog-info.yaml': 'kind: Model',
      'a/values.yaml': '{{ a template }}: {',
      'b/broken.yml': `${MODEL}  owner: twice\n`,
      'b/notes.txt': 'no YAML',
    });
    const { exitCode, output } = await runInTest(['validate', '.'], {
      ...OFFLINE,
      cwd,
    });
    expect(exitCode).toBe(1);
    expect(output.split('\n')).toEqual([
      expect.stringMatching(
        /^a\/catalog-info\.yaml:17:16: error: Model "model:default\/second": spec\.owner is "user:"/,
      ),
      expect.stringMatching(
        /^a\/catalog-info\.yaml:28:16: error: Model "model:default\/third": spec\.owner is "system:wrong"/,
      ),
      expect.stringMatching(
        /^a\/catalog-info\.yaml:32:15: error: Model "model:default\/third": spec\.operatedBy is "system:wrong"/,
      ),
      expect.stringMatching(
        /^a\/catalog-info\.yaml:31:7: error: Model "model:default\/third": spec\.trainedOn\[1\] is "model:bad"/,
      ),
      expect.stringMatching(
        /^a\/catalog-info\.yaml:34:14: warning: .* spec\.trainedon is \[\], expected one of the fields type, /,
      ),
      expect.stringMatching(
        /^a\/catalog-info\.yaml:33:51: warning: .* spec\.operations\.retrain\.runbok is "r\.md", expected one of the fields runbook, /,
      ),
      expect.stringMatching(
        /^a\/catalog-info\.yaml:40:14: error: "tags\.1" is not valid/,
      ),
      expect.stringMatching(
        /^a\/catalog-info\.yaml:47:1: error: Malformed envelope/,
      ),
      expect.stringMatching(
        /^b\/broken\.yml:9:3: error: YAML error: Map keys must be unique/,
      ),
      '5 entities in 3 files: 7 errors, 2 warnings. Skipped 2 documents of other systems',
    ]);
  });

  it('fails on warnings if it is strict', async () => {
    const cwd = writeFiles({ 'm.yaml': `${MODEL}  trainedon: []\n` });
    expect((await runInTest(['validate', 'm.yaml'], { cwd })).exitCode).toBe(0);
    expect(
      (await runInTest(['validate', '--strict', 'm.yaml'], { cwd })).exitCode,
    ).toBe(1);
  });

  it('leaves values with a placeholder to the catalog', async () => {
    const cwd = writeFiles({
      'm.yaml': MODEL.replace('group:growth-ml', '{ $text: ./owner.txt }'),
    });
    const { output } = await runInTest(['validate', 'm.yaml'], { cwd });
    expect(output).not.toContain('error:');
  });

  it.each([
    [['validate'], 'expected files, folders or patterns'],
    [['validate', 'missing.yaml'], 'no file matches missing.yaml'],
    [['validate', '*.json'], 'no file matches *.json'],
    [
      ['validate', 'other.yaml'],
      'none of 1 files describes an entity of the catalog',
    ],
    [['validate', 'm.yaml', '--nonsense'], "Unknown option '--nonsense'"],
    [
      ['validate', 'm.yaml', '--format', 'html'],
      '--format is "html", expected one of human, json, junit, sarif',
    ],
    [['nonsense'], 'there is no command "nonsense"'],
    [[], 'expected a command'],
  ])('%j is wrong usage', async (argv, message) => {
    const cwd = writeFiles({ 'm.yaml': MODEL, 'other.yaml': 'a: 1' });
    const { errors, exitCode, output } = await runInTest(argv, { cwd });
    expect([exitCode, output]).toEqual([2, '']);
    expect(errors).toContain(message);
    expect(errors).toContain('See mlownership --help');
  });

  it('explains the commands and their options', async () => {
    const all = await runInTest(['--help']);
    expect(all.exitCode).toBe(0);
    for (const command of [
      'validate FILE|FOLDER|PATTERN ...',
      'check FILE|FOLDER|PATTERN ...',
      'gate ENTITY_REF',
      'evidence push',
      'drill plan ENTITY_REF',
    ]) {
      expect(all.output).toContain(command);
    }
    const one = await runInTest(['evidence', 'push', '--help']);
    expect(one.output).toContain('--subject-version VALUE');
  });
});
