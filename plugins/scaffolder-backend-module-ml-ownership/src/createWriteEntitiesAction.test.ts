import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createWriteEntitiesAction } from './createWriteEntitiesAction';

const entity = (name: string, spec = '') => `# ${name}
apiVersion: mlownership.dev/v1alpha1
kind: Model
metadata:
  name: ${name}
spec:
  type: classifier
  # TODO tier: how critical is it?
  lifecycle: production
  owner: group:growth-ml
${spec}`;

describe('the action mlownership:entities:write', () => {
  const directory = createMockDirectory();
  const action = createWriteEntitiesAction();

  beforeEach(() => directory.setContent({ workspace: {} }));

  async function run(documents: string, path = 'catalog/ml-entities.yaml') {
    const output: Record<string, unknown> = {};
    await action.handler({
      ...createMockActionContext({
        workspacePath: directory.resolve('workspace'),
        input: { documents, path },
      }),
      output: (name: string, value: unknown) => {
        output[name] = value;
      },
    });
    return output;
  }

  it('writes the entities unchanged, with their comments', async () => {
    const documents = `${entity('churn')}---\n${entity('ltv')}`;
    expect(await run(documents)).toEqual({
      entityRefs: ['model:default/churn', 'model:default/ltv'],
    });
    expect(directory.content()).toEqual({
      workspace: { catalog: { 'ml-entities.yaml': documents } },
    });
  });

  it.each([
    ['', /^documents contains 0 entities, expected 1 to 200$/],
    [
      Array.from({ length: 201 }, (_, index) => entity(`m${index}`)).join(
        '---\n',
      ),
      /^documents contains 201 entities, expected 1 to 200$/,
    ],
    ['a: [', /^documents is not YAML that the catalog can read: /],
    [
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh']
        .map(
          (name, index) =>
            `${name}: &${name} [${`*${'abcdefg'[index]},`.repeat(9)}]\n`,
        )
        .join('')}`,
      /^documents is not YAML that the catalog can read: Excessive alias/,
    ],
    ['- a', /^Document 1: document is \["a"\], expected an object/],
    [
      `${entity('churn')}---\nkind: Model\n`,
      /^Document 2: apiVersion is missing, expected text/,
    ],
    [
      entity('churn', '  tier: 9\n'),
      /^Model "model:default\/churn": spec.tier is 9, expected a whole number/,
    ],
    [
      entity('churn').replace('Model', 'Component'),
      /^Component "component:default\/churn": kind is "Component", expected one/,
    ],
    [
      `${entity('churn')}---\n${entity('Churn')}`,
      /^documents describes model:default\/churn more than once$/,
    ],
  ])('rejects %#, and writes nothing', async (documents, message) => {
    await expect(run(documents)).rejects.toThrow(message);
    expect(directory.content()).toEqual({ workspace: {} });
  });

  it('writes nothing outside of the workspace', async () => {
    await expect(run(entity('churn'), '../a.yaml')).rejects.toThrow(
      /outside|not allowed/i,
    );
  });
});
