import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { MlflowOwners } from './MlflowOwners';

const read = (...servers: JsonObject[]) =>
  MlflowOwners.fromConfig(
    new ConfigReader({ mlOwnership: { mlflow: servers } }),
  );

describe('MlflowOwners', () => {
  it('has the tag owner and no rules by default', async () => {
    const [owners] = read({ baseUrl: 'https://a' });
    const readExperiment = jest.fn();
    const model = (tags: { owner?: string }) => ({
      name: 'churn',
      tags: new Map(Object.entries(tags)),
    });
    await expect(
      owners.find(model({ owner: 'growth' }), readExperiment),
    ).resolves.toEqual({
      entityRef: 'group:default/growth',
      reason: { type: 'tag', name: 'owner', value: 'growth' },
    });
    for (const tags of [{}, { owner: 'a b' }, { owner: 'system:x' }]) {
      await expect(
        owners.find(model(tags), readExperiment),
      ).resolves.toBeUndefined();
    }
    expect(readExperiment).not.toHaveBeenCalled();
  });

  it.each([
    [
      { owners: [{ owner: 'a' }] },
      'a rule for "a" without name, tag and experiment',
    ],
    [
      { owners: [{ owner: 'a', name: '(' }] },
      'has the name "(", expected a regular expression',
    ],
  ])('rejects %j', (catalog, message) => {
    expect(() => read({ catalog })).toThrow(message);
  });
});
