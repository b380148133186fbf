import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * A run as the system that ran it tells.
 *
 * @public
 */
export interface TracedRun {
  /** Who ran it: entity refs of Users or e-mail addresses. */
  actors: readonly string[];
  /** ISO 8601 instant with a time zone. */
  startedAt: string;
  /** ISO 8601 instant with a time zone; absent while it runs. */
  endedAt?: string;
}

/**
 * Looks up runs that people name as the trace of a drill.
 *
 * @public
 */
export interface TraceVerifier {
  /** Lower case letters, digits and dashes. */
  id: string;
  /** What people call the system: "MLflow", "GitHub Actions". */
  title: string;
  /** Whether a link, which is an http(s) URL, points to a run of this system. */
  handles(url: string): boolean;
  /**
   * What the system says of a run. It has to read through Backstage's URL readers or the system's own configured address, never
   * from wherever a link points.
   *
   * @returns undefined where there is no such run
   * @throws Error where the system does not answer
   */
  find(
    url: string,
    options: { signal: AbortSignal },
  ): Promise<TracedRun | undefined>;
}

/**
 * Where modules add trace verifiers.
 *
 * @public
 */
export interface TraceVerifiersExtensionPoint {
  /**
   * @throws Error where the id is malformed or taken
   */
  addVerifier(verifier: TraceVerifier): void;
}

/**
 * Connects a module to {@link TraceVerifiersExtensionPoint}.
 *
 * @public
 */
export const traceVerifiersExtensionPoint =
  createExtensionPoint<TraceVerifiersExtensionPoint>({
    id: 'ml-ownership.trace-verifiers',
  });
