import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { EvidenceCollector } from '@mlownership/backstage-plugin-ml-ownership-node';
import { CollectorRunner } from '../collectors/CollectorRunner';
import { DrillDependencies } from '../drills/operations/DrillDependencies';
import { remindOfDrills } from '../drills/operations/remindOfDrills';
import { retryTraceVerification } from '../drills/operations/retryTraceVerification';
import { RunbookVersions } from '../drills/RunbookVersions';
import { CatalogCount } from '../evaluation/CatalogCount';
import { EvaluationService } from '../evaluation/EvaluationService';
import { ClockMonitor } from '../time/ClockMonitor';

/** Id of the task that evaluates what has changed. */
export const EVALUATION_TASK = 'ml-ownership-evaluate';

const EVALUATION_SCHEDULE = {
  frequency: { minutes: 1 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 5 },
};

const COUNT_SCHEDULE = {
  frequency: { seconds: 3 },
  timeout: { minutes: 1 },
  initialDelay: { seconds: 10 },
};

const CLOCK_SCHEDULE = {
  frequency: { minutes: 1 },
  timeout: { minutes: 1 },
};

const COLLECTION_SCHEDULE = {
  frequency: { minutes: 1 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 10 },
};

const DRILL_SCHEDULE = {
  frequency: { hours: 1 },
  timeout: { minutes: 10 },
  initialDelay: { minutes: 1 },
};

const CAMPAIGN_SCHEDULE = {
  frequency: { hours: 1 },
  timeout: { minutes: 10 },
  initialDelay: { minutes: 1 },
};

const PRUNE_SCHEDULE = {
  frequency: { hours: 24 },
  timeout: { minutes: 10 },
  initialDelay: { minutes: 10 },
};

/** What the scheduled tasks do. */
export interface ScheduledWork {
  clocks: ClockMonitor;
  collectors: readonly EvidenceCollector[];
  count: CatalogCount;
  drills: DrillDependencies;
  evaluation: EvaluationService;
  prune: () => Promise<void>;
  remindCampaignOwners: () => Promise<void>;
  runner: CollectorRunner;
  versions: RunbookVersions;
}

/**
 * Schedules the recurring work of the backend. Every task but the measurement of the clock runs on one replica at a
 * time.
 *
 * @param config - may change the schedule of the evaluation and of the collectors
 */
export async function scheduleTasks(
  scheduler: SchedulerService,
  config: RootConfigService,
  work: ScheduledWork,
): Promise<void> {
  const { clocks, collectors, count, drills, evaluation } = work;
  const { prune, remindCampaignOwners, runner, versions } = work;
  await scheduler.scheduleTask({
    id: 'ml-ownership-count',
    ...COUNT_SCHEDULE,
    scope: 'global',
    fn: () => count.compare(),
  });
  await scheduler.scheduleTask({
    id: EVALUATION_TASK,
    ...readSchedule(
      config,
      'mlOwnership.evaluation.schedule',
      EVALUATION_SCHEDULE,
    ),
    scope: 'global',
    fn: async signal => {
      await clocks.measure();
      await evaluation.evaluateAll(signal);
    },
  });
  await scheduler.scheduleTask({
    id: 'ml-ownership-clock',
    ...CLOCK_SCHEDULE,
    scope: 'local',
    fn: () => clocks.measure(),
  });
  for (const collector of collectors) {
    await scheduler.scheduleTask({
      id: `ml-ownership-collect-${collector.id}`,
      ...readSchedule(
        config,
        'mlOwnership.collectors.schedule',
        COLLECTION_SCHEDULE,
      ),
      scope: 'global',
      fn: signal => runner.run(collector, signal),
    });
  }
  await scheduler.scheduleTask({
    id: 'ml-ownership-drills',
    ...DRILL_SCHEDULE,
    scope: 'global',
    fn: async () => {
      await remindOfDrills(drills);
      await retryTraceVerification(drills);
      await versions.refresh();
    },
  });
  await scheduler.scheduleTask({
    id: 'ml-ownership-campaigns',
    ...CAMPAIGN_SCHEDULE,
    scope: 'global',
    fn: remindCampaignOwners,
  });
  await scheduler.scheduleTask({
    id: 'ml-ownership-prune',
    ...PRUNE_SCHEDULE,
    scope: 'global',
    fn: prune,
  });
}

function readSchedule(
  config: RootConfigService,
  path: string,
  otherwise: SchedulerServiceTaskScheduleDefinition,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(path);
  return schedule
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
    : otherwise;
}
