import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { receiversOf } from '../__testUtils__/receiversOf';

const vectors: {
  config: string;
  labels: Record<string, string>;
  receivers: string[];
}[] = JSON.parse(
  readFileSync(join(__dirname, '../__fixtures__/routing-vectors.json'), 'utf8'),
);

describe('findRoutes', () => {
  it.each(vectors.map((vector, index) => [index, vector] as const))(
    'follows tree %i like amtool',
    (_, { config, labels, receivers }) => {
      expect(receiversOf(config, labels)).toEqual(receivers);
    },
  );
});
