import {
  Ability,
  AbilityOutcome,
  Drill,
  DrillAssessment,
  DrillAssessmentStatus,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { drill } from '../../../__testUtils__/fixtures';
import { inEnglish } from '../../../__testUtils__/englishTranslate';
import { LocaleFormatters } from '../../../translations';
import { drillHeadline, assessmentSummary } from './drillHeadline';

const assessment = (
  ability: Ability,
  status: DrillAssessmentStatus,
  valid = true,
  outcome: AbilityOutcome = 'passed',
): DrillAssessment => ({
  ability,
  outcome,
  status,
  valid,
  reasons: valid ? [] : ['An author helped'],
  trace: 'attested',
});
const passed = (...assessments: DrillAssessment[]) =>
  drill({ state: 'passed', assessments });
const failed = (...assessments: DrillAssessment[]) =>
  drill({
    state: 'failed',
    assessments: assessments.map(each => ({ ...each, outcome: 'failed' })),
  });
const partly = (...assessments: DrillAssessment[]) =>
  drill({ state: 'partly-passed', assessments });

describe('drillHeadline', () => {
  const formats = new LocaleFormatters('en');

  it.each<[Drill, string, string]>([
    [
      passed(assessment('retrain', 'valid')),
      'Passed: Growth can retrain Churn classifier',
      'retrain (attested)',
    ],
    [
      passed(assessment('retrain', 'stale')),
      'Passed: Growth can retrain Churn classifier, but the result is out of date',
      'Out of date',
    ],
    [
      passed(
        assessment('retrain', 'valid'),
        assessment('deploy', 'superseded'),
      ),
      'Passed: Growth can retrain and deploy Churn classifier, but a later drill superseded the result for deploying',
      'retrain (attested)',
    ],
    [
      passed(
        assessment('retrain', 'invalidated'),
        assessment('deploy', 'invalidated', false),
      ),
      'Passed: Growth can retrain Churn classifier, but it is not valid as proof for deploying and the result is no longer valid',
      'Invalidated',
    ],
    [
      passed(assessment('deploy', 'invalidated', false)),
      'Passed, but not valid as proof: An author helped',
      'Not valid as proof',
    ],
    [
      failed(assessment('retrain', 'valid'), assessment('recover', 'valid')),
      'Failed: Growth could not retrain Churn classifier',
      'cannot retrain and recover (attested)',
    ],
    [
      failed(assessment('retrain', 'superseded')),
      'Failed (superseded): Growth could not retrain Churn classifier',
      'Superseded',
    ],
    [
      partly(
        assessment('retrain', 'valid'),
        assessment('deploy', 'valid', true, 'failed'),
      ),
      'Passed in part: Growth can retrain Churn classifier, but deploying failed',
      'retrain (attested); cannot deploy (attested)',
    ],
    [
      partly(
        assessment('retrain', 'stale'),
        assessment('deploy', 'superseded', true, 'failed'),
        assessment('recover', 'invalidated', false, 'abandoned'),
      ),
      'Passed in part: Growth can retrain Churn classifier, but deploying failed, there is no result for recovering and the result is out of date',
      'Out of date',
    ],
    [
      partly(
        assessment('retrain', 'invalidated', false),
        assessment('deploy', 'valid', true, 'failed'),
      ),
      'Passed in part, but not valid as proof: Growth could not deploy Churn classifier',
      'cannot deploy (attested)',
    ],
    [
      drill({ state: 'abandoned', entityRef: 'dataset:default/d' }),
      'Abandoned: Growth stopped rebuilding Churn classifier',
      '–',
    ],
    [
      drill({ plannedDate: undefined }),
      'Growth plans to retrain Churn classifier',
      '–',
    ],
  ])('%#', (shown, headline, summary) => {
    expect(drillHeadline(inEnglish, formats, shown, 'Growth')).toBe(headline);
    expect(assessmentSummary(inEnglish, formats, shown)).toBe(summary);
  });
});
