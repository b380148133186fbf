import { ModelCard } from '@mlownership/backstage-plugin-ml-ownership-common';

const MAX_NAME_LENGTH = 63;

/**
 * YAML of the relations that a model card names. The names are those of a hub, such as `google/bert-base`: the entity
 * is assumed to be named after the last part.
 *
 * @returns undefined if the card names neither base models nor datasets
 */
export function proposeRelations({
  baseModels = [],
  datasets = [],
}: ModelCard): string | undefined {
  const lines = [
    ...lineOf('derivedFrom', 'model', baseModels),
    ...lineOf('trainedOn', 'dataset', datasets),
  ];
  return lines.length > 0 ? ['spec:', ...lines, ''].join('\n') : undefined;
}

function lineOf(field: string, kind: string, names: readonly string[]) {
  const refs = new Set(names.map(entityNameOf).filter(Boolean));
  return refs.size > 0
    ? [`  ${field}: [${[...refs].map(name => `${kind}:${name}`).join(', ')}]`]
    : [];
}

function entityNameOf(name: string): string {
  return name
    .split('/')
    .at(-1)!
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_NAME_LENGTH)
    .replace(/^-|-$/g, '');
}
