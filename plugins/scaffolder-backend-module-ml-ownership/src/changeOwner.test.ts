import { parseEntityRef } from '@backstage/catalog-model';
import { changeOwner } from './changeOwner';

const FILE = `# Models of growth
apiVersion: mlownership.dev/v1alpha1
kind: Model
metadata:
  name: churn   # the classifier
spec:
  type: classifier
  # since the split of the department
  owner: group:growth-ml  # see #442
  authors: [ user:ada,   user:bruno ]
---

kind: "Dataset"
metadata: { name: churn, namespace: lab }
spec: { type: 'features', owner: 'growth-ml' , lifecycle: production }
--- # the last
kind: Model
metadata:
  name: ltv
spec:
  owner: >-
    group:growth
  operatedBy: "group:ml-platform"
  description: |
    owner: group:growth-ml
...
`;

function change(
  source: string,
  entityRef: string,
  fields = { owner: 'group:default/loyalty' } as Parameters<
    typeof changeOwner
  >[1]['fields'],
) {
  return changeOwner(
    source,
    { entityRef: parseEntityRef(entityRef), fields },
    'models.yaml',
  );
}

/** The lines that differ, before and after. */
function difference(before: string, after: string) {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return {
    gone: old.filter(line => !now.includes(line)),
    come: now.filter(line => !old.includes(line)),
  };
}

describe('changeOwner', () => {
  it('changes the owner of one entity, and no other character', () => {
    const churn = change(FILE, 'Model:default/Churn');
    expect(difference(FILE, churn.source)).toEqual({
      gone: ['  owner: group:growth-ml  # see #442'],
      come: ['  owner: group:default/loyalty  # see #442'],
    });
    expect(churn.previousOwner).toBe('group:growth-ml');
    expect(churn.description).toBe(
      churn.source.split('---\n')[0].replace('# Models of growth\n', ''),
    );

    const dataset = change(FILE, 'dataset:lab/churn', {
      owner: 'group:default/loyalty',
      operatedBy: 'group:lab/night',
    });
    expect(difference(FILE, dataset.source)).toEqual({
      gone: [
        "spec: { type: 'features', owner: 'growth-ml' , lifecycle: production }",
      ],
      come: [
        "spec: { type: 'features', owner: 'group:default/loyalty', operatedBy: group:lab/night , lifecycle: production }",
      ],
    });
    expect(dataset.description).toMatch(/^kind: "Dataset"[^]*production }\n$/);

    const ltv = change(FILE, 'model:ltv', {
      owner: 'group:default/loyalty',
      operatedBy: 'group:default/loyalty',
    });
    expect(difference(FILE, ltv.source)).toEqual({
      gone: [
        '  owner: >-',
        '    group:growth',
        '  operatedBy: "group:ml-platform"',
      ],
      come: [
        '  owner: group:default/loyalty',
        '  operatedBy: "group:default/loyalty"',
      ],
    });
  });

  it.each([
    ['  owner: a\n  x: 1\n', '  owner: NEW\n  operatedBy: OPS\n  x: 1\n'],
    ['  x: 1\n  owner: a', '  x: 1\n  owner: NEW\n  operatedBy: OPS'],
    ['  owner: &team a\n', '  owner: &team NEW\n  operatedBy: OPS\n'],
    [
      '  owner: # none\n  x: 1\n',
      '  owner: NEW # none\n  operatedBy: OPS\n  x: 1\n',
    ],
    ['  owner:\n  x: 1\n', '  owner: NEW\n  operatedBy: OPS\n  x: 1\n'],
    [
      '  owner: |\n    a\n\n  x: 1\n',
      '  owner: NEW\n  operatedBy: OPS\n\n  x: 1\n',
    ],
    [
      '    owner: a # b\n    x: 1\n',
      '    owner: NEW # b\n    operatedBy: OPS\n    x: 1\n',
    ],
    ['  owner: a\n  x: 👩‍🔬 é\n', '  owner: NEW\n  operatedBy: OPS\n  x: 👩‍🔬 é\n'],
  ])('adds the operating group below %j', (before, after) => {
    const head = '\uFEFFkind: Model\nmetadata:\n  name: é\nspec:\n';
    const written = (spec: string) =>
      head +
      spec
        .replace('NEW', 'group:default/loyalty')
        .replace('OPS', 'group:default/night');
    for (const lineEnd of ['\n', '\r\n']) {
      const inFile = (text: string) => text.replace(/\n/g, lineEnd);
      expect(
        change(inFile(head + before), 'model:é', {
          owner: 'group:default/loyalty',
          operatedBy: 'group:default/night',
        }).source,
      ).toBe(inFile(written(after)));
    }
  });

  it.each([
    [
      'model:default/gone',
      FILE,
      /^models\.yaml does not describe model:default\/gone; it describes model:default\/churn, dataset:lab\/churn, model:default\/ltv$/,
    ],
    ['model:churn', '', /it describes no entity/],
    ['model:churn', '- a\n--- 1\n---\nkind: Model\n', /it describes no entity/],
    ['model:churn', `${FILE}---\n${FILE}`, /describes model:.* more than once/],
    [
      'model:ltv',
      FILE.replace('{ type', '{ { type'),
      /is not YAML that the catalog can read: .* at line 16, column 1$/,
    ],
    ['model:churn', 'kind: Model\nkind: Model\n', /Map keys must be unique/],
    [
      'model:a',
      'kind: Model\nmetadata: {name: a}\nspec:\n  type: x\n',
      /has no field spec\.owner/,
    ],
    [
      'model:a',
      'kind: Model\nmetadata: {name: a}\n',
      /has no field spec\.owner/,
    ],
    [
      'model:a',
      'kind: Model\nmetadata: {name: a}\nspec: {owner: Loyalty}\n',
      /model:default\/a is already owned by Loyalty; there is nothing to change/,
    ],
    [
      'model:a',
      'kind: Model\nmetadata: {name: a}\nspec:\n  owner: &o b\n  steward: *o\n',
      /cannot be set without changing other fields.* anchor; change it by hand/,
    ],
    [
      'model:a',
      'x: &x {owner: b}\nkind: Model\nmetadata: {name: a}\nspec: *x\n',
      /change it by hand|add it by hand/,
    ],
    [
      'model:a',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh']
        .map(
          (name, index) =>
            `${name}: &${name} [${`*${'abcdefg'[index]},`.repeat(9)}]\n`,
        )
        .join('')}`,
      /is not YAML that the catalog can read: Excessive alias count/,
    ],
  ])('reports why it cannot change %s (%#)', (entityRef, source, message) => {
    expect(() => change(source, entityRef)).toThrow(message);
  });
});
