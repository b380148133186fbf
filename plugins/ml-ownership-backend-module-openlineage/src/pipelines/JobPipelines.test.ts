import { JobPipelines } from './JobPipelines';

const job = (namespace: string, name: string) => ({ namespace, name });

describe('the Pipeline of a run', () => {
  const jobs = new JobPipelines(
    new Map([
      ['airflow/churn', 'pipeline:default/churn'],
      ['airflow/churn.deploy', 'pipeline:default/deploy'],
      ['dbt/run', 'pipeline:default/dbt'],
      ['https://host/ns/job', 'pipeline:default/slashes'],
    ]),
    [
      { ...job('spark-*', 'x.*'), pipelineRef: 'pipeline:default/spark' },
      { ...job('*', 'x.y'), pipelineRef: 'pipeline:default/any' },
    ],
  );
  const find = (...names: { namespace: string; name: string }[]) => {
    const { pipelineRef, isRoot } = jobs.find({
      job: names[0],
      parentJob: names[1],
      rootJob: names[2],
    });
    return `${pipelineRef?.replace('pipeline:default/', '')} ${isRoot}`;
  };

  it.each([
    ['of its job', [job('airflow', 'churn')], 'churn true'],
    [
      'of its job, not of its prefix',
      [job('airflow', 'churn.deploy')],
      'deploy true',
    ],
    [
      'of the longest prefix',
      [job('airflow', 'churn.deploy.a.b')],
      'deploy false',
    ],
    [
      'of no job whose name only begins so',
      [job('airflow', 'churning')],
      'undefined false',
    ],
    ['of no other namespace', [job('other', 'churn.train')], 'undefined false'],
    ['of its parent', [job('dbt', 'model.a'), job('dbt', 'run')], 'dbt false'],
    [
      'of its own job below another',
      [job('dbt', 'run'), job('airflow', 'churn')],
      'dbt true',
    ],
    [
      'of its root by prefix',
      [
        job('spark', 'app.stage'),
        job('spark', 'app'),
        job('airflow', 'churn.features'),
      ],
      'churn false',
    ],
    ['by rule', [job('spark-eu', 'x.z')], 'spark true'],
    ['by the first rule', [job('spark-eu', 'x.y')], 'spark true'],
    [
      'by rule, as part of a run',
      [job('spark-eu', 'x.y'), job('spark-eu', 'x.a')],
      'spark false',
    ],
    ['with slashes', [job('https://host/ns', 'job')], 'slashes true'],
    ['of a dot at the start', [job('airflow', '.churn')], 'undefined false'],
  ])('is that %s', (_, names, expected) => {
    expect(find(...names)).toBe(expected);
  });

  it('changes its fingerprint with each job and rule', () => {
    const other = new JobPipelines(new Map([['a/b', 'pipeline:default/c']]));
    expect(other.fingerprint).not.toBe(jobs.fingerprint);
    expect(
      new JobPipelines(new Map([['a/b', 'pipeline:default/c']])).fingerprint,
    ).toBe(other.fingerprint);
  });
});
