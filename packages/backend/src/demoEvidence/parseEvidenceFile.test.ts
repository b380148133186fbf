import { parseEvidenceFile } from './parseEvidenceFile';

const DAY = 86_400_000;

describe('parseEvidenceFile', () => {
  it('creates one item per statement and entity', () => {
    const file = parseEvidenceFile(
      'a.yaml',
      `
evidence:
  - as: demo-ci
    about: [model:churn, pipeline:other/churn-training]
    age: P1DT12H
    subjectVersion: 4f2a9c1
    url: https://ci.example.com/{name}
    says:
      - { criterion: retrain.run, pass: "{name} ran" }
      - { criterion: retrain.tests, fail: "broken", age: PT6H, subjectVersion: "5", expiresIn: P2W }
exemptions:
  - { requestedBy: user:default/ada, about: model:churn, criterion: deploy.run, reason: soon, age: P9D, expiresIn: P30D, rejectedBy: user:default/lena }
  - { requestedBy: user:default/ada, about: model:churn, criterion: deploy.run, reason: late, age: P9D, expiredAgo: P2D }
disputes:
  - { by: user:default/ada, about: model:churn, criterion: deploy.run, reason: not so, age: P4D, resolution: it is, resolvedBy: user:default/lena }
`,
    );
    expect(file.problems).toEqual([]);
    expect(file.evidence).toHaveLength(4);
    expect(file.evidence[2]).toEqual({
      as: 'demo-ci',
      entityRef: 'pipeline:other/churn-training',
      criterion: 'retrain.run',
      outcome: 'pass',
      detail: 'churn-training ran',
      age: 1.5 * DAY,
      expiresIn: undefined,
      subjectVersion: '4f2a9c1',
      url: 'https://ci.example.com/churn-training',
    });
    expect(file.evidence[1]).toMatchObject({
      entityRef: 'model:default/churn',
      outcome: 'fail',
      age: DAY / 4,
      expiresIn: 14 * DAY,
      subjectVersion: '5',
    });
    expect(file.exemptions).toEqual([
      expect.objectContaining({
        age: 9 * DAY,
        expiresIn: 30 * DAY,
        decision: { verb: 'reject', by: 'user:default/lena' },
      }),
      expect.objectContaining({ age: 9 * DAY, expiresIn: -2 * DAY }),
    ]);
    expect(file.disputes[0]).toMatchObject({
      age: 4 * DAY,
      resolution: { by: 'user:default/lena', comment: 'it is' },
    });
  });

  it('reports invalid entries, and reads the others', () => {
    const { evidence, problems } = parseEvidenceFile(
      'a.yaml',
      `
evidence:
  - { as: demo-ci, about: model:churn, age: 3 moons, says: [{ criterion: retrain.run, pass: ran }] }
  - { as: demo-ci, about: churn, age: P1D, says: [{ criterion: retrain.run, pass: ran }] }
  - { as: demo-ci, about: model:churn, says: [{ criterion: retrain.run, pass: ran }] }
  - { as: demo-ci, about: model:churn, age: P1D, says: [{ criterion: retrain.run, passed: ran }] }
  - { as: demo-ci, about: model:churn, age: P1D, says: [{ criterion: retrain.run, subjectVersion: 2026.46, pass: ran }] }
  - { as: demo-ci, about: model:churn, age: P1D, says: [{ criterion: retrain.run, pass: ran }] }
exemptions:
  - { requestedBy: user:default/ada, about: model:churn, criterion: deploy.run, reason: soon, age: P9D }
disputes: none
`,
    );
    expect(evidence).toHaveLength(1);
    expect(problems).toEqual([
      expect.stringMatching(
        /^a\.yaml evidence\[0\] age is "3 moons", expected an ISO 8601 duration/,
      ),
      expect.stringMatching(
        /^a\.yaml evidence\[1\] about\[0\] is "churn", expected an entity ref/,
      ),
      expect.stringMatching(/evidence\[2\] says\[0\] age is missing/),
      expect.stringMatching(/evidence\[3\] says\[0\] has a field passed/),
      expect.stringMatching(/evidence\[3\] says\[0\] is without a result/),
      expect.stringMatching(
        /evidence\[4\] says\[0\] subjectVersion is 2026.46, expected a text/,
      ),
      expect.stringMatching(/exemptions\[0\] has no end or two/),
      expect.stringMatching(/^a\.yaml disputes is "none", expected a list/),
    ]);
  });

  it('reports a file that is not YAML, or has unknown lists', () => {
    expect(parseEvidenceFile('a.yaml', 'evidence: [').problems).toEqual([
      expect.stringMatching(/^a\.yaml: .* at line 1/),
    ]);
    expect(parseEvidenceFile('a.yaml', 'evidences: []').problems).toEqual([
      'a.yaml has a field evidences, expected metadata, evidence, exemptions, disputes',
    ]);
  });
});
