import { runTemplate } from './__testUtils__/runTemplate';

const DOCUMENTS = `apiVersion: mlownership.dev/v1alpha1
kind: Model
metadata:
  name: churn-classifier
spec:
  type: classifier
  lifecycle: production
  # TODO tier: how critical is it, from 1 (most) to 4?
  owner: group:default/growth-ml
---
apiVersion: mlownership.dev/v1alpha1
kind: Dataset
metadata:
  name: orders
spec:
  type: table
  lifecycle: production
  owner: group:default/data-eng
`;

describe('the template ml-ownership-import', () => {
  const run = (values: Record<string, string> = {}) =>
    runTemplate({
      template: 'import-entities.yaml',
      values: {
        documents: DOCUMENTS,
        repoUrl: 'github.com?owner=alder&repo=ml',
        branch: 'main',
        path: 'catalog/ml-entities.yaml',
        ...values,
      },
      file: 'entities/catalog/ml-entities.yaml',
    });

  it('opens a pull request with the YAML as it was sent', async () => {
    const { error, output, published } = await run();
    expect(error).toBeUndefined();
    expect(published).toEqual([
      {
        input: {
          repoUrl: 'github.com?owner=alder&repo=ml',
          targetBranchName: 'main',
          branchName: expect.stringMatching(/^ml-ownership-import-[\da-f-]+$/),
          title: 'Describe models, datasets and pipelines (2)',
          description: expect.stringContaining(
            'model:default/churn-classifier\ndataset:default/orders\n',
          ),
          sourcePath: 'entities',
        },
        file: DOCUMENTS,
      },
    ]);
    expect(output?.links).toEqual([
      { title: 'The pull request', url: 'https://github.com/alder/ml/pull/1' },
    ]);
  });

  it('opens none for an invalid entity, and reports the error', async () => {
    const { error, published } = await run({
      documents: DOCUMENTS.replace('owner: group:default/data-eng', 'x: 1'),
    });
    expect(error?.message).toMatch(
      /Dataset "dataset:default\/orders" has 2 problems: spec.owner is missing/,
    );
    expect(published).toEqual([]);
  });

  it.each(['../a.yaml', '/etc/a.yaml', 'a.txt', '.github/workflows/a.yaml'])(
    'rejects the path %s',
    async path => {
      const { started, published } = await run({ path });
      expect(started.status).toBe(400);
      expect(published).toEqual([]);
    },
  );
});
