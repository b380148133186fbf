import { remindCampaignOwners } from './campaigns/operations/remindCampaignOwners';
import { CollectorRunner } from './collectors/CollectorRunner';
import { SharedServices } from './createSharedServices';
import { pruneDatabase } from './database/pruneDatabase';
import { CatalogCount } from './evaluation/CatalogCount';
import { EVALUATION_TASK, ScheduledWork } from './tasks/scheduleTasks';

/** Creates what the scheduled tasks do. */
export function createScheduledWork(shared: SharedServices): ScheduledWork {
  const {
    auth,
    campaignStore,
    catalog,
    client,
    clock,
    clocks,
    collectors,
    collectorStore,
    drills,
    evaluation,
    evidence,
    logger,
    reportOnly,
    retentionDays,
    rules,
    scheduler,
    serving,
    versions,
  } = shared;
  return {
    clocks,
    collectors,
    count: new CatalogCount({
      auth,
      catalog,
      client,
      logger,
      scheduler,
      task: EVALUATION_TASK,
    }),
    drills,
    evaluation,
    prune: () => pruneDatabase(client, clock, retentionDays),
    remindCampaignOwners: () =>
      remindCampaignOwners({
        client,
        clock,
        evaluation,
        reportOnly,
        store: campaignStore,
      }),
    runner: new CollectorRunner({
      auth,
      catalog,
      clock,
      evaluation,
      evidence,
      logger,
      rules,
      serving,
      store: collectorStore,
    }),
    versions,
  };
}
