import {
  cutText,
  LineageEntity,
  ML_ANNOTATIONS,
  ML_KINDS,
  writeDatasetAlias,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { stringify } from 'yaml';

/** Annotations by which entities of other kinds declare what their spec cannot. */
const ANNOTATIONS: Record<string, string> = {
  consumes: ML_ANNOTATIONS.consumes,
  usesModel: ML_ANNOTATIONS.usesModels,
};

const MAX_NAME_LENGTH = 63;
const MAX_TITLE_LENGTH = 200;

/**
 * The YAML that declares an edge on an entity, or undefined if its kind cannot declare it.
 *
 * @param field - the forward name of the relation
 */
export function declarationYaml(
  on: LineageEntity,
  field: string,
  target: LineageEntity,
): string | undefined {
  const isOurs = ML_KINDS.some(kind => kind === on.kind);
  const annotation = ANNOTATIONS[field];
  if (!isOurs && !annotation) {
    return undefined;
  }
  return stringify(
    isOurs
      ? { spec: { [field]: [target.entityRef] } }
      : {
          metadata: {
            annotations: { [annotation]: target.entityRef },
          },
        },
  );
}

/**
 * The YAML of a Dataset for a ghost dataset, for the user to complete.
 *
 * @param writers - the pipelines that write it
 * @param owner - entity ref of the likely owner, which is that of a writer
 */
export function datasetYaml(
  name: string,
  writers: readonly LineageEntity[],
  owner: string | undefined,
): string {
  const pipelines = writers
    .filter(({ kind }) => kind === 'Pipeline')
    .map(({ entityRef }) => entityRef);
  return stringify({
    apiVersion: 'mlownership.dev/v1alpha1',
    kind: 'Dataset',
    metadata: {
      name: entityName(name),
      title: cutText(name, MAX_TITLE_LENGTH),
      annotations: { [ML_ANNOTATIONS.datasetAliases]: writeDatasetAlias(name) },
    },
    spec: {
      type: pipelines.length > 0 ? 'table' : 'external',
      lifecycle: 'production',
      owner: owner ?? 'group:default/your-team',
      authors: [],
      ...(pipelines.length > 0 && { producedBy: pipelines }),
    },
  });
}

/** A valid entity name, from the end of a longer name, which is its most specific part. */
function entityName(name: string): string {
  const words = name
    .toLocaleLowerCase('en-US')
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let result = '';
  for (const word of words.reverse()) {
    const longer = result ? `${word}-${result}` : word;
    if (longer.length > MAX_NAME_LENGTH) {
      break;
    }
    result = longer;
  }
  return result || (words[0] ?? 'dataset').slice(0, MAX_NAME_LENGTH);
}
