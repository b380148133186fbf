import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readProviderConfig } from './readProviderConfig';

const read = (...servers: JsonObject[]) =>
  readProviderConfig(new ConfigReader({ mlOwnership: { mlflow: servers } }));

describe('readProviderConfig', () => {
  it('is off without the key, and has the id as namespace', () => {
    expect(read({ baseUrl: 'https://a' }, { id: 'emea', catalog: {} })).toEqual(
      [
        undefined,
        {
          namespace: 'emea',
          maxDeletedShare: 0.2,
          schedule: expect.objectContaining({ frequency: { minutes: 30 } }),
        },
      ],
    );
  });

  it.each([
    [
      [{ catalog: {} }, { catalog: {} }],
      'two servers whose Models are in the namespace "default"',
    ],
    [[{ catalog: { namespace: 'A b' } }], 'catalog.namespace is "A b"'],
    [
      [{ catalog: { maxDeletedShare: 20 } }],
      'maxDeletedShare is 20, expected a number from 0 to 1',
    ],
  ])('rejects %j', (servers, message) => {
    expect(() => read(...servers)).toThrow(message);
  });
});
