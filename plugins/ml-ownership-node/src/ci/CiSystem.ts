import { Config } from '@backstage/config';
import { CiDefaults, CiSettings } from './CiSettings';
import { CiPerson, CiProject, CiSource } from './CiSource';

/**
 * A run that a user links as the trace of a drill.
 *
 * @public
 */
export interface CiTrace {
  startedBy?: CiPerson;
  /** ISO 8601 instant. */
  startedAt: string;
  /** ISO 8601 instant; absent while it is running. */
  endedAt?: string;
}

/**
 * Looks up the runs that users link.
 *
 * @public
 */
export interface CiTraces {
  /** Whether a URL is the page of a run on one of the configured hosts. */
  supports(url: string): boolean;
  /**
   * Reads the run behind a URL that is supported.
   *
   * @returns undefined if there is no such run, or it has not started
   * @throws SourceError
   */
  read(url: string, signal: AbortSignal): Promise<CiTrace | undefined>;
}

/**
 * The parts of a CI system that is connected.
 *
 * @public
 */
export interface CiConnection {
  source: CiSource;
  traces: CiTraces;
  /** The project that an event is about; undefined if the event changes nothing that is read. */
  projectInEvent(topic: string, payload: unknown): CiProject | undefined;
}

/**
 * A CI system that a module connects, see {@link createCiModule}.
 *
 * @public
 */
export interface CiSystem {
  /** Id of the module, of its collector and of its traces; its configuration is `mlOwnership.<id>`. */
  id: string;
  /** The display name: "GitHub Actions". */
  title: string;
  defaults: CiDefaults;
  /** Topics of the events of Backstage's events backend that tell of new runs. */
  topics: string[];
  /** @throws Error that names the key of the configuration, its value and what was expected */
  connect(options: {
    /** The whole configuration, with `integrations`. */
    config: Config;
    settings: CiSettings;
    /** Milliseconds since the epoch. */
    now: () => number;
  }): CiConnection;
}
