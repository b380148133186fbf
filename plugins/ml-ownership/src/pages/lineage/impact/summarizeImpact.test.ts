import { Impact } from '@mlownership/backstage-plugin-ml-ownership-common';
import { inEnglish } from '../../../__testUtils__/englishTranslate';
import { impactSentence } from './summarizeImpact';

function impact(
  counts: Partial<Impact['counts']>,
  rest: Partial<Impact> = {},
): Impact {
  return {
    root: {
      entityRef: 'dataset:default/customer-features',
      kind: 'Dataset',
      title: 'Customer features',
    },
    counts: {
      entities: 0,
      kinds: {},
      tierOne: 0,
      modelsWithVerdictNo: 0,
      ...counts,
    },
    teams: [],
    totalTeams: 0,
    hidden: 0,
    ...rest,
  };
}

describe('summarizeImpact', () => {
  it.each<[string, Impact]>([
    [
      'If Customer features breaks: 14 models, 9 other entities, 5 teams; 3 of tier 1; 2 models no other team can run.',
      impact(
        {
          entities: 23,
          kinds: { Model: 14 },
          tierOne: 3,
          modelsWithVerdictNo: 2,
        },
        { totalTeams: 5 },
      ),
    ],
    [
      'If Customer features breaks: 1 model, 1 other entity, 1 team; 1 of tier 1; 1 model no other team can run. 1 more affected entity is hidden: you have no access.',
      impact(
        {
          entities: 2,
          kinds: { Model: 1 },
          tierOne: 1,
          modelsWithVerdictNo: 1,
        },
        { totalTeams: 1, hidden: 1 },
      ),
    ],
    [
      'If Customer features breaks: 3 entities.',
      impact({ entities: 3, kinds: { Component: 3 } }),
    ],
    [
      'If Customer features breaks, no entity in the catalog is affected.',
      impact({}),
    ],
    [
      'If Customer features breaks, no entity you have access to is affected. 4 more affected entities are hidden: you have no access.',
      impact({}, { hidden: 4 }),
    ],
  ])('%s', (sentence, given) => {
    expect(impactSentence(inEnglish, given)).toBe(sentence);
  });
});
