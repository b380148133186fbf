import { createHash } from 'node:crypto';
import { JobName } from '../events';
import { RunPipeline, StoredRun } from '../store';

/** Jobs of a Pipeline by pattern, in which `*` is any text. */
export interface JobRule {
  namespace: string;
  name: string;
  pipelineRef: string;
}

/** Decides which Pipeline the runs of a job belong to. */
export class JobPipelines {
  readonly #byJob: ReadonlyMap<string, string>;
  readonly #rules: readonly { pattern: RegExp; pipelineRef: string }[];
  /** Changes with each job or rule. */
  readonly fingerprint: string;

  /**
   * @param byJob - refs of Pipelines by namespace and name of a job, with a slash between them
   * @param rules - for other jobs; the first one that matches counts
   */
  constructor(
    byJob: ReadonlyMap<string, string>,
    rules: readonly JobRule[] = [],
  ) {
    this.#byJob = byJob;
    this.#rules = rules.map(({ namespace, name, pipelineRef }) => ({
      pattern: toPattern(keyOf({ namespace, name })),
      pipelineRef,
    }));
    this.fingerprint = createHash('sha256')
      .update(JSON.stringify([[...byJob].sort(), rules]))
      .digest('hex');
  }

  /**
   * Returns the Pipeline of a run: that of its job, else that of its parent or its root, else that of a job whose name
   * its name continues after a dot, as those of tasks, models and stages do.
   */
  find({
    job,
    parentJob,
    rootJob,
  }: Pick<StoredRun, 'job' | 'parentJob' | 'rootJob'>): RunPipeline {
    const above = [parentJob, rootJob].flatMap(name =>
      name && keyOf(name) !== keyOf(job) ? [name] : [],
    );
    const ofAbove = first(above, name => this.ofJobOrPrefix(name));
    const own = this.ofJob(job);
    if (own !== undefined) {
      return { pipelineRef: own, isRoot: own !== ofAbove };
    }
    return {
      pipelineRef:
        first(above, name => this.ofJob(name)) ?? this.ofPrefix(job) ?? ofAbove,
      isRoot: false,
    };
  }

  private ofJob(job: JobName): string | undefined {
    const key = keyOf(job);
    return (
      this.#byJob.get(key) ??
      this.#rules.find(({ pattern }) => pattern.test(key))?.pipelineRef
    );
  }

  private ofJobOrPrefix(job: JobName): string | undefined {
    return this.ofJob(job) ?? this.ofPrefix(job);
  }

  /** The longest job name that a dot ends. */
  private ofPrefix({ namespace, name }: JobName): string | undefined {
    let end = name.lastIndexOf('.');
    while (end > 0) {
      const found = this.ofJob({ namespace, name: name.slice(0, end) });
      if (found !== undefined) {
        return found;
      }
      end = name.lastIndexOf('.', end - 1);
    }
    return undefined;
  }
}

/** The form of a job in the annotation. */
export function keyOf({ namespace, name }: JobName): string {
  return `${namespace}/${name}`;
}

function toPattern(text: string): RegExp {
  const parts = text
    .split('*')
    .map(part => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

function first<T, R>(
  items: readonly T[],
  find: (item: T) => R | undefined,
): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
