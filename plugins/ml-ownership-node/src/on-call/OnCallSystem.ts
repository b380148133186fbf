import { Config } from '@backstage/config';
import { HumanDuration } from '@backstage/types';

/**
 * A person who is on call now.
 *
 * @public
 */
export interface OnCallPerson {
  /** Identifies the person in the system; not shown. */
  id: string;
  /** The name as the system shows it; absent if it may not be read. */
  name?: string;
  /** ISO 8601 instant; absent if the person is always on call, or if the system does not say. */
  since?: string;
  /** ISO 8601 instant; absent if the person is always on call, or if the system does not say. */
  until?: string;
  /** The name of the schedule that puts the person on call. */
  schedule?: string;
}

/**
 * One step of an escalation. If nobody answers, the next one follows.
 *
 * @public
 */
export interface OnCallLevel {
  /** Minutes from the alert until this level is called, if the system says. */
  afterMinutes?: number;
  /** The people who are called; empty if nobody is on call. */
  people: readonly OnCallPerson[];
  /** Number of recipients that are called and are not resolved to people, such as all members of a team. */
  unresolved?: number;
}

/**
 * Who is on call now.
 *
 * @public
 */
export interface OnCallReading {
  /** The name of the service or team in the system, or what the annotation says if it is missing. */
  name: string;
  /** A link for users. */
  url?: string;
  /**
   * `missing` if the system says that there is none; `disabled` if alerts call nobody until somebody enables it;
   * `maintenance` if they call nobody for now.
   */
  state: 'active' | 'maintenance' | 'disabled' | 'missing';
  /** In the order in which they are called; empty if nothing is escalated. */
  levels: readonly OnCallLevel[];
}

/**
 * Reads who is on call.
 *
 * @public
 */
export interface OnCallSource {
  /** The annotations that name a service or team, for messages. */
  annotations: readonly string[];
  /**
   * The service or team that annotations name.
   *
   * @returns a text that identifies it; undefined if they name none in this system
   */
  subjectIn(annotations: Readonly<Record<string, string>>): string | undefined;
  /**
   * Reads who is on call for a service or team.
   *
   * @throws SourceError
   */
  read(
    subject: string,
    options: { signal: AbortSignal },
  ): Promise<OnCallReading>;
}

/**
 * A system that calls people, see {@link createOnCallModule}.
 *
 * @public
 */
export interface OnCallSystem {
  /** Id of the module and of its collector. */
  id: string;
  /** The display name: "PagerDuty". */
  title: string;
  /** Key of its configuration below `mlOwnership`. */
  configKey: string;
  /** Whether it was only tried against answers that were written from the documentation of the system. */
  isExperimental?: boolean;
  /** Time between two checks of an entity, unless it is configured. */
  interval: HumanDuration;
  /**
   * @param config - the section of the configuration
   * @throws Error that names the key of the configuration and what was expected, never a credential
   */
  connect(config: Config): OnCallSource;
}
