import { parse } from 'yaml';
import { CRITERIA } from '../criteria';
import { yamlForLevel } from './yamlForLevel';

const stateOf = (states: Record<string, 'pass' | 'fail' | 'unknown'>) =>
  CRITERIA.filter(({ id }) => states[id]).map(({ id, level, remedy }) => ({
    id,
    level,
    remedy,
    state: states[id],
  }));

describe('yamlForLevel', () => {
  it('merges what is open up to the level into one block', () => {
    const block = yamlForLevel(
      stateOf({
        'retrain.runbook': 'fail',
        'recover.runbook': 'pass',
        'retrain.trigger': 'fail',
        'recover.criteria': 'unknown',
        'recover.workflow': 'fail',
      }),
      2,
    )!;
    expect(block.criteria).toContain('retrain.runbook');
    expect(block.criteria).not.toContain('recover.runbook');
    expect(parse(block.yaml).spec.operations.retrain).toEqual({
      runbook: 'docs/retrain.md',
      trigger: 'weekly, or drift > 0.2',
      skipWhen: 'labels older than 14 days',
      approver: 'group:default/my-team',
    });
    expect(block.yaml.match(/^spec:/gm)).toHaveLength(1);
  });

  it('can merge the YAML of all criteria, each field once', () => {
    const all = Object.fromEntries(
      CRITERIA.map(({ id }) => [id, 'fail'] as const),
    );
    const block = yamlForLevel(stateOf(all), 4)!;
    const { spec } = parse(block.yaml);
    expect(Object.keys(spec.operations).sort()).toEqual([
      'change',
      'deploy',
      'observe',
      'recover',
      'retrain',
    ]);
    expect(spec.operations.deploy.environments).toEqual([
      'staging',
      'production',
    ]);
  });

  it('leaves out what belongs into the file of another entity', () => {
    expect(
      yamlForLevel(stateOf({ 'retrain.inputs-versioned': 'fail' }), 4),
    ).toBeUndefined();
  });

  it('has no block if nothing is to be declared', () => {
    expect(
      yamlForLevel(stateOf({ 'retrain.runbook': 'pass' }), 4),
    ).toBeUndefined();
  });
});
