import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  abilitiesOf,
  DrillRow,
  DrillStartSnapshot,
  toDrillPlan,
} from '../DrillRow';
import { withReadings } from '../RunbookVersions';
import { DrillDependencies } from './DrillDependencies';

/** The independence of the team and the subjects of the drill at its start. */
export async function takeStartSnapshot(
  { contextLoader, contextStore, readable, versions }: DrillDependencies,
  row: DrillRow,
  at: string,
  credentials: BackstageCredentials,
): Promise<DrillStartSnapshot> {
  const abilities = abilitiesOf(row);
  const entity = await readable.getEntity(row.entity_ref, credentials);
  const readings = await versions.read(entity, abilities);
  const { independence, subjects } = await contextLoader.load(
    toDrillPlan(row),
    at,
    context => ({
      independence: context.independence,
      subjects: withReadings(context.subjects, readings),
    }),
  );
  if (row.is_incident) {
    // The incident was handled with the runbook of that time.
    for (const ability of abilities) {
      const then = await contextStore.runbookAt(row.entity_ref, ability, at);
      subjects[ability] = { ...subjects[ability], ...then };
    }
  }
  return {
    independence,
    subjects,
    runbooks: abilities.map(ability => ({
      ability,
      runbook: subjects[ability]?.runbook,
      url: readings.get(ability)?.runbook?.url,
      version: readings.get(ability)?.runbook?.version,
    })),
    steps: abilities.flatMap(ability =>
      (readings.get(ability)?.runbook?.steps ?? []).map(text => ({
        ability,
        text,
      })),
    ),
  };
}
