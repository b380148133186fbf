import {
  Ability,
  Drill,
  DrillProof,
  DrillStanding,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { drill } from '../../__testUtils__/fixtures';
import { inEnglish } from '../../__testUtils__/inEnglish';
import { Formats } from '../../words';
import { drillHeadline, proofSummary } from './drillHeadline';

const proof = (
  ability: Ability,
  standing: DrillStanding,
  valid = true,
): DrillProof => ({
  ability,
  standing,
  valid,
  reasons: valid ? [] : ['An author helped'],
  trace: 'attested',
});
const passed = (...proves: DrillProof[]) => drill({ state: 'passed', proves });
const failed = (...proves: DrillProof[]) => drill({ state: 'failed', proves });

describe('What a drill says in a few words', () => {
  const formats = new Formats('en');

  it.each<[Drill, string, string]>([
    [
      passed(proof('retrain', 'counts')),
      'Passed: Growth can retrain Churn classifier',
      'retrain (attested)',
    ],
    [
      passed(proof('retrain', 'stale')),
      'Passed: Growth can retrain Churn classifier, but it is out of date',
      'Nothing now: out of date',
    ],
    [
      passed(proof('retrain', 'counts'), proof('deploy', 'superseded')),
      'Passed: Growth can retrain and deploy Churn classifier, but deploy: a later drill has followed',
      'retrain (attested)',
    ],
    [
      passed(proof('retrain', 'void'), proof('deploy', 'void', false)),
      'Passed: Growth can retrain Churn classifier, but it does not prove deploy, but it no longer counts',
      'Nothing now: a later drill followed',
    ],
    [
      passed(proof('deploy', 'void', false)),
      'Passed, but it proves nothing: An author helped',
      'Nothing',
    ],
    [
      failed(proof('retrain', 'counts'), proof('recover', 'counts')),
      'Failed: Growth could not retrain Churn classifier',
      'cannot retrain and recover (attested)',
    ],
    [
      failed(proof('retrain', 'superseded')),
      'Failed: Growth could not retrain Churn classifier, and a later drill has followed',
      'Nothing now: a later drill followed',
    ],
    [
      drill({ state: 'abandoned', entityRef: 'dataset:default/d' }),
      'Given up: Growth did not finish rebuilding Churn classifier',
      '–',
    ],
    [
      drill({ plannedFor: undefined }),
      'Growth will try to retrain Churn classifier',
      '–',
    ],
  ])('%#', (shown, headline, summary) => {
    expect(drillHeadline(inEnglish, formats, shown, 'Growth')).toBe(headline);
    expect(proofSummary(inEnglish, formats, shown)).toBe(summary);
  });
});
