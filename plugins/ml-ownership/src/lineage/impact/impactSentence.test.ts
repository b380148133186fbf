import { Impact } from '@mlownership/backstage-plugin-ml-ownership-common';
import { inEnglish } from '../../__testUtils__/inEnglish';
import { impactSentence } from './impactSentence';

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
    counts: { entities: 0, kinds: {}, tierOne: 0, nobodyElse: 0, ...counts },
    teams: [],
    totalTeams: 0,
    hidden: 0,
    ...rest,
  };
}

describe('impactSentence', () => {
  it.each<[string, Impact]>([
    [
      'If Customer features breaks: 14 models, 9 other entities, 5 teams; 3 of tier 1; 2 models that nobody else can run.',
      impact(
        { entities: 23, kinds: { Model: 14 }, tierOne: 3, nobodyElse: 2 },
        { totalTeams: 5 },
      ),
    ],
    [
      'If Customer features breaks: 1 model, 1 other entity, 1 team; 1 of tier 1; 1 model that nobody else can run. 1 entity more is affected that you may not see.',
      impact(
        { entities: 2, kinds: { Model: 1 }, tierOne: 1, nobodyElse: 1 },
        { totalTeams: 1, hidden: 1 },
      ),
    ],
    [
      'If Customer features breaks: 3 entities.',
      impact({ entities: 3, kinds: { Component: 3 } }),
    ],
    [
      'If Customer features breaks, nothing that the catalog knows of is affected.',
      impact({}),
    ],
    [
      'If Customer features breaks, nothing that you may see is affected. 4 entities more are affected that you may not see.',
      impact({}, { hidden: 4 }),
    ],
  ])('%s', (sentence, given) => {
    expect(impactSentence(inEnglish, given)).toBe(sentence);
  });
});
