import { parseDrillsFile } from './parseDrillsFile';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('parseDrillsFile', () => {
  it('creates one entry per entity, with its timeline and its result', () => {
    const { drills, handovers, problems } = parseDrillsFile(
      'a.yaml',
      `
drills:
  - about: [model:churn, dataset:other/scores]
    abilities: [recover, observe]
    team: group:loyalty
    operators: [user:tomas, user:dagny]
    by: user:tomas
    why: A dark night
    age: P3D
    took: PT2H
    record:
      - { steps: 2 }
      - { blocker: No right, url: "https://tickets.example.com/1", resolved: Granted }
      - { helper: user:ada, text: Knew the panel }
      - { trace: "https://ci.example.com/1" }
      - { note: It rained }
    passed: It is back
    authorHelped: true
  - { about: model:churn, abilities: [deploy], team: group:loyalty, operators: user:tomas, by: user:tomas, why: Soon, plannedIn: P2D }
handovers:
  - { about: model:churn, to: group:loyalty, by: user:ada, why: They have the people, shadowedBy: user:tomas, declinedBy: user:tomas, comment: Not yet }
`,
    );
    expect(problems).toEqual([]);
    expect(drills).toHaveLength(3);
    expect(drills[1]).toEqual({
      by: 'user:default/tomas',
      entityRef: 'dataset:other/scores',
      abilities: ['recover', 'observe'],
      performingTeam: 'group:default/loyalty',
      operators: ['user:default/tomas', 'user:default/dagny'],
      why: 'A dark night',
      past: { age: 3 * DAY, took: 2 * HOUR },
      plannedIn: undefined,
      record: [
        { kind: 'steps', count: 2 },
        {
          kind: 'blocker',
          text: 'No right',
          url: 'https://tickets.example.com/1',
          resolved: 'Granted',
        },
        { kind: 'helper', person: 'user:default/ada', text: 'Knew the panel' },
        { kind: 'trace', url: 'https://ci.example.com/1' },
        { kind: 'note', text: 'It rained', url: undefined },
      ],
      end: { outcome: 'passed', text: 'It is back' },
      authorHelped: true,
    });
    expect(drills[2]).toMatchObject({ plannedIn: 2 * DAY, end: undefined });
    expect(handovers).toEqual([
      expect.objectContaining({
        toTeam: 'group:default/loyalty',
        shadowedBy: 'user:default/tomas',
        decision: {
          verb: 'decline',
          by: 'user:default/tomas',
          text: 'Not yet',
        },
      }),
    ]);
  });

  it('reports invalid entries, and reads the others', () => {
    const rest =
      'about: model:churn, team: group:loyalty, operators: [user:tomas], by: user:tomas, why: Because';
    const { drills, handovers, problems } = parseDrillsFile(
      'a.yaml',
      `
drills:
  - { ${rest}, abilities: [rollback] }
  - { ${rest}, abilities: retrain }
  - { ${rest}, abilities: [retrain], passed: it did, failed: it did not }
  - { ${rest}, abilities: [retrain], plannedIn: P2D, passed: it did }
  - { ${rest}, abilities: [retrain], age: P2D, took: PT1H, abandoned: tired }
  - { ${rest}, abilities: [retrain], age: PT1H, took: PT2H, passed: it did }
  - { ${rest}, abilities: [retrain], record: [{ steps: 0 }] }
  - { ${rest}, abilities: [retrain], record: [{ wish: sun }] }
  - { ${rest}, abilities: [retrain], record: [{ trace: "https://ci.example.com/1", text: there }] }
  - { ${rest}, abilities: [retrain], passed: it did, authorHelped: maybe }
  - { ${rest}, abilities: [retrain] }
handovers:
  - { about: model:churn, to: group:loyalty, by: user:ada, why: Because, record: [{ steps: 1 }] }
  - { about: model:churn, to: group:loyalty, by: user:ada, why: Because, acceptedBy: user:ada, declinedBy: user:ada }
`,
    );
    expect(drills).toHaveLength(1);
    expect(handovers).toEqual([]);
    expect(problems).toEqual([
      'a.yaml drills[0] abilities[0] is "rollback", expected retrain, deploy, observe, recover',
      'a.yaml drills[1] abilities is "retrain", expected a list of strings',
      'a.yaml drills[2] has passed and failed, expected one of them',
      'a.yaml drills[3] has plannedIn, expected no age, record or result with it',
      'a.yaml drills[4] has age, expected passed, failed or finished with it',
      'a.yaml drills[5] has a duration longer than its age',
      'a.yaml drills[6] record[0] steps is 0, expected a whole number from 1 on',
      'a.yaml drills[7] record[0] is {"wish":"sun"}, expected one of the fields steps, helper, trace, note, blocker',
      'a.yaml drills[8] record[0] has a field text, expected trace',
      'a.yaml drills[9] authorHelped is "maybe", expected true or false',
      'a.yaml handovers[0] record[0] is {"steps":1}, expected one of the fields note, blocker',
      'a.yaml handovers[1] has acceptedBy and declinedBy, expected one of them',
    ]);
  });
});
