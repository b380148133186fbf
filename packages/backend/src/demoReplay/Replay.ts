import { SchedulerService } from '@backstage/backend-plugin-api';
import { ReplayClock } from './ReplayClock';

type Task = (signal: AbortSignal) => void | Promise<void>;

/** The clock of a replay, and the scheduled tasks of the backend that it runs at the times of the story. */
export class Replay {
  readonly clock = new ReplayClock();
  private readonly tasks = new Map<string, Task>();

  /** Suspends the scheduled runs of all tasks while the story moves the clock. */
  suspendTasks(scheduler: SchedulerService): SchedulerService {
    const { clock, tasks } = this;
    return {
      scheduleTask: async ({ fn, ...task }) => {
        const run: Task = fn;
        tasks.set(task.id, run);
        await scheduler.scheduleTask({
          ...task,
          fn: async (signal: AbortSignal) => {
            if (!clock.isMoving) {
              await run(signal);
            }
          },
        });
      },
      triggerTask: id => scheduler.triggerTask(id),
      cancelTask: id => scheduler.cancelTask(id),
      createScheduledTaskRunner: schedule =>
        scheduler.createScheduledTaskRunner(schedule),
      getScheduledTasks: () => scheduler.getScheduledTasks(),
    };
  }

  /** Runs a task at the current time of the story. */
  async runTask(id: string, signal: AbortSignal): Promise<void> {
    const task = this.tasks.get(id);
    if (!task) {
      throw new Error(
        `There is no task ${id}; expected one of ${[...this.tasks.keys()].join(
          ', ',
        )}`,
      );
    }
    await task(signal);
  }
}
