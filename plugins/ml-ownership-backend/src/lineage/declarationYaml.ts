import {
  LineageEntity,
  ML_ANNOTATIONS,
  ML_KINDS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { stringify } from 'yaml';
import { writeName } from './datasetName';

/** Annotations by which a kind that is not ours says what its spec cannot. */
const ANNOTATIONS: Record<string, string> = {
  consumes: ML_ANNOTATIONS.consumes,
  usesModel: ML_ANNOTATIONS.usesModels,
};

const LONGEST_NAME = 63;
const LONGEST_TITLE = 200;

/**
 * The YAML that declares an edge on an entity, or undefined where its kind has no way to.
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
 * The YAML of a Dataset for one that runs have shown. Whoever adds it says the rest.
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
      title: name.slice(0, LONGEST_TITLE),
      annotations: { [ML_ANNOTATIONS.observedAs]: writeName(name) },
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

/** A name that the catalog accepts, from the end of a longer one, which tells the most. */
function entityName(name: string): string {
  const words = name
    .toLocaleLowerCase('en-US')
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let result = '';
  for (const word of words.reverse()) {
    const longer = result ? `${word}-${result}` : word;
    if (longer.length > LONGEST_NAME) {
      break;
    }
    result = longer;
  }
  return result || (words[0] ?? 'dataset').slice(0, LONGEST_NAME);
}
