import {
  readFixtures,
  readRecordings,
  withoutFixtures,
} from '../__testUtils__/recordings';
import { parseEvent } from './parseEvent';

const NOW = Date.parse('2026-11-29T12:00:00Z');

describe('recorded events', () => {
  it.each(readRecordings())('%s is accepted', (_, event) => {
    const { at, run, datasets } = parseEvent(event, NOW);
    expect(at).toMatch(/^2026-11-29T\d\d:\d\d:\d\d\.\d{9}Z$/);
    expect(run?.state).toBe(event.eventType);
    const count = (event.inputs ?? []).length + (event.outputs ?? []).length;
    expect(datasets).toHaveLength(count + (event.dataset ? 1 : 0));
    // What may be long or private is not kept.
    expect(JSON.stringify({ run, datasets })).not.toMatch(
      /Traceback|select |spark\.master/,
    );
  });

  it('tell the parents, the user and the link of a task', () => {
    const [, event] = readRecordings().find(
      ([name]) => name === 'airflow-task-train-complete.json',
    )!;
    expect(parseEvent(event, NOW).run).toEqual({
      id: expect.any(String),
      state: 'COMPLETE',
      fields: {
        job: { namespace: 'airflow-prod', name: 'churn_training.train' },
        jobType: 'TASK',
        processingType: 'BATCH',
        parentRunId: '01a22512-8f51-7d2c-9de7-0e8f73a811ff',
        parentJob: { namespace: 'airflow-prod', name: 'churn_training' },
        rootRunId: '01a22512-8f51-7d2c-9de7-0e8f73a811ff',
        rootJob: { namespace: 'airflow-prod', name: 'churn_training' },
        commit: undefined,
        actor: 'dag_test',
        url: expect.stringMatching(/^http:.*try_number=1$/),
      },
    });
  });
});

const describeFixtures = withoutFixtures ? describe.skip : describe;

describeFixtures(
  `events of OpenLineage's compatibility tests${
    withoutFixtures ? ` (skipped: ${withoutFixtures})` : ''
  }`,
  () => {
    it.each(withoutFixtures ? [['none', {}]] : readFixtures())(
      '%s is accepted',
      (_, event) => {
        const { run, datasets } = parseEvent(event, NOW);
        expect(run!.id).toBe(event.run.runId);
        expect(datasets).toHaveLength(
          event.inputs.length + event.outputs.length,
        );
      },
    );
  },
);

describe('facets', () => {
  const event = (more: object) => ({
    eventTime: '2026-11-29T02:00:00Z',
    eventType: 'complete',
    run: { runId: 'r' },
    job: { namespace: 'n', name: 'j' },
    ...more,
  });

  it('that are not as expected are ignored, whatever they contain', () => {
    const { run, datasets } = parseEvent(
      event({
        run: {
          runId: 'r',
          facets: { parent: 7, airflow: [], other: { text: '\0' } },
        },
        job: {
          namespace: 'n',
          name: 'j',
          facets: { jobType: 'BATCH', lineage: { entries: [null, {}] } },
        },
        outputs: [
          {
            namespace: 'n',
            name: 'd',
            facets: {
              columnLineage: { fields: { x: null, __proto__: 1 } },
              symlinks: { identifiers: 'none' },
              dataQualityAssertions: { assertions: [{ success: 'yes' }] },
            },
          },
        ],
      }),
      NOW,
    );
    expect(run!.state).toBe('COMPLETE');
    expect(datasets).toEqual([
      expect.objectContaining({
        upstream: undefined,
        symlinks: [],
        assertions: [],
      }),
    ]);
  });

  it('of a job tell what its outputs are made from', () => {
    const { datasets } = parseEvent(
      event({
        job: {
          namespace: 'n',
          name: 'j',
          facets: {
            lineage: {
              entries: [
                {
                  type: 'DATASET',
                  namespace: 'n',
                  name: 'out',
                  inputs: [
                    { type: 'DATASET', namespace: 'n', name: 'in' },
                    { type: 'JOB' },
                  ],
                },
                {
                  type: 'JOB',
                  inputs: [{ type: 'DATASET', namespace: 'n', name: 'read' }],
                },
              ],
            },
          },
        },
      }),
      NOW,
    );
    expect(datasets).toMatchObject([
      {
        name: 'out',
        direction: 'output',
        upstream: { via: 'lineage', inputs: [{ namespace: 'n', name: 'in' }] },
      },
      { name: 'read', direction: 'input' },
    ]);
  });
});
