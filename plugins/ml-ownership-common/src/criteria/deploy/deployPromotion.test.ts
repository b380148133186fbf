import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { deployPromotion } from './deployPromotion';

describe('deploy.promotion', () => {
  it.each([
    [
      'passes with ordered environments, artifact and rule',
      {
        operations: {
          deploy: {
            environments: ['staging', 'production'],
            promotedArtifact: 'the version',
            promotionRule: 'approved',
          },
        },
      },
      'pass',
      'staging → production',
    ],
    [
      'fails with one environment',
      {
        operations: {
          deploy: {
            environments: ['production'],
            promotedArtifact: 'the version',
            promotionRule: 'approved',
          },
        },
      },
      'fail',
      'names only production, expected at least two',
    ],
    [
      'fails without an artifact',
      {
        operations: {
          deploy: {
            environments: ['staging', 'production'],
            promotionRule: 'approved',
          },
        },
      },
      'fail',
      'spec.operations.deploy.promotedArtifact is not declared',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(deployPromotion, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
