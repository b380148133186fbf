import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseEntityRef,
} from '@backstage/catalog-model';
import {
  Handover,
  OwnerChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { toHandoverEntry } from '../HandoverRow';
import { ListedHandoverRow } from '../HandoverStore';
import { HandoverReader } from '../toHandover';
import { HandoverDependencies } from './HandoverDependencies';
import { readHandovers } from './readHandovers';

/** Returns a handover with its record and, once it is accepted, the change to make in the catalog. */
export async function getHandover(
  dependencies: HandoverDependencies,
  row: ListedHandoverRow,
  reader: HandoverReader | undefined,
  credentials: BackstageCredentials,
): Promise<Handover> {
  const { readable, store } = dependencies;
  const [handover] = await readHandovers(dependencies, [row], reader);
  const entries = await store.entries([row.id]);
  const entity = await readable.getEntity(row.entity_ref, credentials);
  return {
    ...handover,
    entries: entries.map(toHandoverEntry),
    drillBlockers: await store.openDrillBlockers(
      row.entity_ref,
      await readable.of(credentials),
    ),
    ownerChange:
      row.state === 'accepted' ? toOwnerChange(row, entity) : undefined,
  };
}

function toOwnerChange(
  row: ListedHandoverRow,
  entity: Entity | undefined,
): OwnerChange {
  const source =
    entity?.metadata.annotations?.['backstage.io/managed-by-location'] ??
    entity?.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION];
  return {
    done: row.owner === row.to_team,
    yaml: ownerYaml(row.entity_ref, row.to_team),
    sourceUrl: source?.startsWith('url:')
      ? source.slice('url:'.length)
      : undefined,
  };
}

/** The YAML change that makes another group the owner of an entity. */
function ownerYaml(entityRef: string, owner: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return [
    `# ${kind}:${namespace}/${name}`,
    'spec:',
    `  owner: ${owner}`,
    '',
  ].join('\n');
}
