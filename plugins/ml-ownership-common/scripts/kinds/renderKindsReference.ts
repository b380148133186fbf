import { JsonObject } from '@backstage/types';
import {
  POINTER_OR_IMAGE_PATTERN,
  POINTER_PATTERN,
} from '../../src/criteria/pointers';
import { ON_CALL_ANNOTATIONS } from '../../src/kinds';
import {
  MAX_RELATIONS_PER_FIELD,
  ML_ANNOTATION_DEFINITIONS,
  ML_KIND_DEFINITIONS,
  ML_SIGNALS,
  MlFieldDefinition,
  MlKindDefinition,
} from '../../src/model';
import { GROUP_OR_USER_PATTERN } from '../../src/model/operationsSchema';
import {
  BUILT_IN_RELATION_PAIRS,
  DataFlow,
  findRelationPair,
  ML_RELATION_PAIRS,
  relationTargetKinds,
} from '../../src/relations';

const EXAMPLES: Record<MlKindDefinition['kind'], string> = {
  Model: `apiVersion: mlownership.dev/v1alpha1
kind: Model
metadata:
  name: churn-classifier
spec:
  type: classifier
  lifecycle: production
  tier: 1
  owner: group:growth-ml
  operatedBy: group:ml-platform
  authors: [user:ada]
  system: customer-retention
  producedBy: [pipeline:churn-training]
  trainedOn: [dataset:customer-features]
  evaluatedOn: [dataset:churn-holdout]
  servedBy: [component:churn-api]
  operations:
    retrain:
      runbook: docs/retrain.md
      trigger: weekly
      approver: group:growth-ml
    recover:
      runbook: docs/recover.md
      rollbackCriteria: AUC below 0.71
`,
  Dataset: `apiVersion: mlownership.dev/v1alpha1
kind: Dataset
metadata:
  name: customer-features
spec:
  type: feature
  lifecycle: production
  owner: group:data-eng
  authors: [user:bruno]
  system: customer-retention
  producedBy: [pipeline:customer-features]
  contract: contracts/customer-features.odcs.yaml
  versioning: delta
  freshness: P1D
`,
  Pipeline: `apiVersion: mlownership.dev/v1alpha1
kind: Pipeline
metadata:
  name: churn-training
spec:
  type: training
  lifecycle: production
  owner: group:growth-ml
  authors: [user:ada]
  system: customer-retention
  consumes: [dataset:customer-features]
  produces: [model:churn-classifier]
  orchestrator: airflow
  schedule: "0 4 * * 1"
`,
};

const code = (value: unknown) =>
  `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

function describeShape(field: MlFieldDefinition, kind: string): string {
  switch (field.shape) {
    case 'tier':
      return 'whole number, 1 to 4';
    case 'ref':
      return `ref: ${relationTargetKinds(kind, field.relation).join(', ')}`;
    case 'refs':
      return `list of refs: ${relationTargetKinds(kind, field.relation).join(
        ', ',
      )}`;
    case 'object':
      return 'object';
    default:
      return 'text';
  }
}

function describeRelation(field: MlFieldDefinition): string {
  if (field.shape !== 'ref' && field.shape !== 'refs') {
    return '';
  }
  const found = findRelationPair(field.relation);
  const pair =
    found?.pair ??
    BUILT_IN_RELATION_PAIRS.find(
      candidate => candidate.forward.type === field.relation,
    );
  const back =
    found?.direction === 'reverse' ? pair?.forward.type : pair?.reverse.type;
  return `_Relation:_ ${code(field.relation)}, reverse ${code(back)}.`;
}

/** A list item: a name, what it may be, and sentences about it, of which empty ones are left out. */
function listItem(name: string, shape: string, sentences: string[]): string {
  return `- **${code(name)}** (${shape}): ${sentences
    .filter(Boolean)
    .join(' ')}`;
}

const describeExample = (value: unknown) =>
  value === undefined ? '' : `_Example:_ ${code(value)}.`;

function describeConventions(field: MlFieldDefinition): string {
  return field.shape === 'text' && field.conventional && field.name !== 'type'
    ? `By convention ${field.conventional.map(code).join(', ')}.`
    : '';
}

function renderField(
  field: MlFieldDefinition,
  kind: MlKindDefinition['kind'],
): string {
  const shape = describeShape(field, kind);
  return listItem(field.name, field.required ? `required; ${shape}` : shape, [
    field.description,
    describeConventions(field),
    describeExample(field.examples[0]),
    describeRelation(field),
  ]);
}

/** A field of all kinds, of which the conventional types and the kind of its refs differ by kind. */
function renderCommonField(
  field: MlFieldDefinition,
  kind: MlKindDefinition['kind'],
): string {
  if (field.name === 'type') {
    return renderField({ ...field, examples: [] }, kind);
  }
  if (field.name === 'supersedes') {
    return listItem(field.name, 'list of refs: the same kind', [
      'The entity that it replaces, of the same kind.',
      describeExample(field.examples[0]),
      describeRelation(field),
    ]);
  }
  return renderField(field, kind);
}

function describeNestedShape(property: JsonObject): string {
  if (property.type === 'array') {
    const items = describeNestedShape(property.items as JsonObject);
    return items === 'text'
      ? 'list'
      : `list of ${items.replace(/^\w+/, '$&s')}`;
  }
  if (property.pattern === GROUP_OR_USER_PATTERN) {
    return 'ref: Group, User';
  }
  if (property.pattern === POINTER_PATTERN) {
    return 'pointer';
  }
  if (property.pattern === POINTER_OR_IMAGE_PATTERN) {
    return 'pointer or image';
  }
  return property.pattern ? 'URL' : 'text';
}

function nestedItems(schema: JsonObject, path: string): string[] {
  return Object.entries((schema.properties ?? {}) as JsonObject).flatMap(
    ([key, value]) => {
      const property = value as JsonObject;
      const here = path ? `${path}.${key}` : key;
      if (property.type === 'object') {
        return nestedItems(property, here);
      }
      const items = property.items as JsonObject | undefined;
      const examples = (property.examples ??
        items?.examples ??
        []) as unknown[];
      return [
        listItem(here, describeNestedShape(property), [
          String(property.description ?? ''),
          describeExample(examples[0]),
        ]),
      ];
    },
  );
}

function nestedList(kind: MlKindDefinition, field: string): string {
  const definition = kind.fields.find(candidate => candidate.name === field);
  return definition?.shape === 'object'
    ? nestedItems(definition.strictSchema, '').join('\n')
    : '';
}

const FLOW: Record<DataFlow, string> = {
  'target-to-source': 'Data flows out of the target, into the source.',
  'source-to-target': 'Data flows out of the source, into the target.',
  none: '',
};

function relationList(): string {
  return [...ML_RELATION_PAIRS, ...BUILT_IN_RELATION_PAIRS]
    .map(pair =>
      listItem(
        pair.forward.type,
        `reverse ${code(pair.reverse.type)}; from ${pair.fromKinds.join(
          ', ',
        )} to ${pair.sameKind ? 'the same kind' : pair.toKinds.join(', ')}`,
        [pair.description, FLOW[pair.dataFlow]],
      ),
    )
    .join('\n');
}

/**
 * The kinds reference, `docs/kinds.md`, from the definitions of the kinds.
 */
export function renderKindsReference(): string {
  const [model] = ML_KIND_DEFINITIONS;
  const isCommon = (field: MlFieldDefinition) =>
    ML_KIND_DEFINITIONS.every(kind =>
      kind.fields.some(candidate => candidate.name === field.name),
    );
  const others = ON_CALL_ANNOTATIONS.filter(
    name => !ML_ANNOTATION_DEFINITIONS.some(known => known.name === name),
  );
  return `# Kinds: Model, Dataset, Pipeline

<!-- Generated by \`yarn workspace @mlownership/backstage-plugin-ml-ownership-common generate\` from the definitions in
plugins/ml-ownership-common/src/model. Change those, and run it again. -->

The three kinds are in the catalog beside Components, APIs and Resources, with \`apiVersion: mlownership.dev/v1alpha1\`. Their
\`spec\` declares their owner, their supply chain, and how they are retrained, deployed, observed and recovered. Runs, columns,
versions and events are not part of it.

## Common fields

${model.fields
  .filter(isCommon)
  .map(field => renderCommonField(field, model.kind))
  .join('\n')}

A ref has the form \`[kind:][namespace/]name\`. A ref without a namespace means the namespace of the entity itself. A ref without a
kind means the Group, User or System, or the first kind that is listed for the field; \`dependsOn\` and \`produces\` have no
default kind, so their refs must include it. A field contains at most ${MAX_RELATIONS_PER_FIELD} refs, and never the entity itself. The catalog sorts lists of refs.

Other fields in \`spec\` are kept and ignored.

${ML_KIND_DEFINITIONS.map(
  kind => `## ${kind.kind}

${kind.description}

\`\`\`yaml
${EXAMPLES[kind.kind]}\`\`\`

\`type\` by convention: ${(kind.fields[0].shape === 'text'
    ? kind.fields[0].conventional ?? []
    : []
  )
    .map(code)
    .join(', ')}.${
    kind.kind === 'Dataset'
      ? ' `external` means that it cannot be rebuilt here: retrain and deploy do not apply.'
      : ''
  }

${kind.fields
  .filter(field => !isCommon(field))
  .map(field => renderField(field, kind.kind))
  .join('\n')}
`,
).join('\n')}
## \`operations\`

How it is retrained, deployed, observed, recovered and changed. *Retrain* is rebuild or backfill for a Dataset and re-run for a
Pipeline, *deploy* is publish, *recover* is restore or rollback. A pointer is a path relative to the file of the
entity, an http(s) URL, \`techdocs:\` with a page of the entity's TechDocs, or an entity ref with its kind. Any other pointer fails
the criterion that reads it, and no page links to it. Refs in this object create no relation; a ref without a kind means a Group.

A runbook, lock file or data contract may be in another repository: give its URL, and the documents module reads it, if an
integration or \`backend.reading.allow\` has the host. The catalog's own \`$text\`, \`$json\` and \`$yaml\` can't: on a code host
they read only the repository of the entity itself, strictly since Backstage 1.57 (catalog-backend 4.0.3), and an entity that
names another one is refused. Replace such a placeholder with the URL.

${nestedList(model, 'operations')}

\`observe.signals\` contains values of this list: for a Model ${ML_SIGNALS.Model.map(
    code,
  ).join(', ')}; for a Dataset or Pipeline ${ML_SIGNALS.Dataset.map(code).join(
    ', ',
  )}.

## \`boundaries\`

${nestedList(model, 'boundaries')}

## Relations

The catalog emits both directions, regardless of which side declares the relation. \`producedBy\` and \`produces\` are one relation
that can be declared on either end, or on both: it is one edge.

${relationList()}

## Annotations

${ML_ANNOTATION_DEFINITIONS.map(
  ({ name, on, description, relation, example }) =>
    listItem(name, `on ${on.join(', ')}`, [
      description,
      relation
        ? `Creates ${code(relation)}, reverse ${code(
            findRelationPair(relation)?.pair.reverse.type,
          )}.`
        : '',
      describeExample(example),
    ]),
).join('\n')}

${others.map(code).join(', ')} also declare an on-call, with any value.

## Validation

Identity, required fields, shapes and refs are validated when the catalog ingests an entity. An invalid version is rejected, and the
last valid version stays in the catalog; the message names the entity, the field, the value and what was expected:

\`\`\`text
Model "model:default/churn-classifier": spec.trainedOn[1] is "component:default/foo", expected a Dataset, such as "dataset:default/my-data"
\`\`\`

The message is shown on the entity page, in the log of the backend, and in the response when a file is registered or validated. An
entity that was never valid has no page: validate a file before you register it. [examples/invalid](../examples/invalid) has one file
per mistake.

Two kinds of invalid values do not reject an entity. Values in \`operations\` and \`boundaries\` are not validated at ingestion: an
invalid value fails the criterion that reads it. An invalid annotation on a Component creates no relation; the Component stays valid,
and its page shows the message.

## In an editor

With the strict schemas, editors complete keys and conventional values, describe each field, and mark errors before a commit, also
in \`operations\` and \`boundaries\`. They are in the npm package
\`@mlownership/backstage-plugin-ml-ownership-common\`, folder \`schemas\`:

| file | for |
| --- | --- |
| \`catalog-info.schema.json\` | a \`catalog-info.yaml\` with any kinds in it |
${ML_KIND_DEFINITIONS.map(
  ({ kind }) =>
    `| \`${kind}.v1alpha1.schema.json\` | a file with only ${kind}s |`,
).join('\n')}

Editors that use yaml-language-server (VS Code with the YAML extension, Neovim, Helix, Zed and others) read this line at the top of
a file:

\`\`\`yaml
# yaml-language-server: $schema=https://raw.githubusercontent.com/mlownership/backstage-plugins/main/plugins/ml-ownership-common/schemas/catalog-info.schema.json
\`\`\`

or, for all files of a repository, this in \`.vscode/settings.json\`, with the package installed or the file copied:

\`\`\`json
{
  "yaml.schemas": {
    "./node_modules/@mlownership/backstage-plugin-ml-ownership-common/schemas/catalog-info.schema.json": "catalog-info.yaml"
  }
}
\`\`\`

Both take precedence over the schema that editors download automatically for \`catalog-info.yaml\`, which contains only the kinds of
Backstage. In JetBrains IDEs, the file is set under *Languages & Frameworks → Schemas and DTDs → JSON Schema Mappings*.

## Custom fields

A custom catalog model layer can add fields to a kind with \`updateKind\`; they are validated by its schema. The strict schemas mark
unknown fields: publish your own schemas for your editors. A layer that declares one of the three kinds again aborts the startup of
the catalog, because kind names are global.
`;
}
