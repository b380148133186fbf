import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import fc from 'fast-check';
import { toEntityName } from './toEntityName';

describe('toEntityName', () => {
  it.each(['churn-classifier', 'prod.ml_team.churn'])('keeps %s', name => {
    expect(toEntityName(name)).toBe(name);
  });

  it.each([
    ['ChurnClassifier', /^churn-classifier-[0-9a-f]{8}$/],
    ['Größe & Preis/v2', /^gro-e-preis-v2-[0-9a-f]{8}$/],
    ['模型', /^model-[0-9a-f]{8}$/],
    ['a'.repeat(64), /^a{54}-[0-9a-f]{8}$/],
    ['churn-1a2b3c4d', /^churn-1a2b3c4d-[0-9a-f]{8}$/],
  ])('makes up a name for %s', (model, pattern) => {
    expect(toEntityName(model)).toMatch(pattern);
  });

  it('gives every model a valid name of its own, regardless of case', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.stringMatching(/^[aA][-_. ]?[bB]{0,70}$/),
    );
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 50 }), models => {
        const names = models.map(toEntityName);
        expect(
          names.filter(
            name => !KubernetesValidatorFunctions.isValidObjectName(name),
          ),
        ).toEqual([]);
        expect(
          new Set(names.map(name => name.toLocaleLowerCase('en-US'))).size,
        ).toBe(models.length);
      }),
    );
  });
});
