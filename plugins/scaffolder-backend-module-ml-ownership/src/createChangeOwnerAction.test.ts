import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { readFileSync } from 'fs';
import { createChangeOwnerAction } from './createChangeOwnerAction';

describe('the action mlownership:owner:change', () => {
  const directory = createMockDirectory();
  const action = createChangeOwnerAction();

  beforeEach(() => {
    directory.setContent({
      'outside.yaml': 'kind: Model\nmetadata: {name: a}\nspec: {owner: b}\n',
      'workspace/models.yaml':
        'kind: Model\nmetadata: {name: a, namespace: lab}\nspec:\n  owner: b # it\n',
      'workspace/folder': {},
      'workspace/image.png': Buffer.from([0xff, 0xd8, 0xff]),
    });
  });

  async function run(
    input: Partial<Parameters<typeof action.handler>[0]['input']>,
  ) {
    const output: Record<string, unknown> = {};
    await action.handler({
      ...createMockActionContext({
        workspacePath: directory.resolve('workspace'),
        input: {
          path: 'models.yaml',
          entityRef: 'model:lab/a',
          owner: 'group:default/loyalty',
          ...input,
        },
      }),
      output: (name: string, value: unknown) => {
        output[name] = value;
      },
    });
    return output;
  }

  it('writes the owner and the operating group', async () => {
    expect(await run({ operatedBy: 'Night' })).toEqual({
      owner: 'group:default/loyalty',
      previousOwner: 'b',
      description: expect.stringContaining('operatedBy: group:lab/night'),
    });
    expect(
      readFileSync(directory.resolve('workspace/models.yaml'), 'utf8'),
    ).toBe(
      'kind: Model\nmetadata: {name: a, namespace: lab}\nspec:\n  owner: group:default/loyalty # it\n  operatedBy: group:lab/night\n',
    );
    expect(await run({ owner: 'user:default/ada' })).toMatchObject({
      owner: 'user:default/ada',
      previousOwner: 'group:default/loyalty',
    });
  });

  it.each([
    [{ entityRef: 'a' }, /entityRef is "a", expected an entity ref such as/],
    [{ owner: '' }, /owner is "", expected an entity ref/],
    [{ owner: 'model:a' }, /owner is "model:a", expected a Group or User/],
    [{ owner: 'group:x # y' }, /expected a Group or User/],
    [{ owner: 'group:x\nauthors: []' }, /expected a Group or User/],
    [{ operatedBy: 'user:ada' }, /operatedBy is "user:ada", expected a Group/],
    [{ path: 'gone.yaml' }, /The workspace contains no file gone\.yaml/],
    [{ path: 'folder' }, /folder in the workspace cannot be read/],
    [{ path: 'image.png' }, /image\.png is not UTF-8 text/],
    [{ path: '../outside.yaml' }, /outside|not allowed/i],
  ])('rejects %j, and writes nothing', async (input, message) => {
    const before = directory.content();
    await expect(run(input)).rejects.toThrow(message);
    expect(directory.content()).toEqual(before);
  });
});
