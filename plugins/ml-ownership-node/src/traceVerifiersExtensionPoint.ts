import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * A run as reported by the system that ran it.
 *
 * @public
 */
export interface VerifiedRun {
  /** The users who ran it: entity refs of Users or e-mail addresses. */
  actors: readonly string[];
  /** ISO 8601 instant with a time zone. */
  startedAt: string;
  /** ISO 8601 instant with a time zone; absent while the run is in progress. */
  endedAt?: string;
}

/**
 * Looks up the runs that participants link as the trace of a drill.
 *
 * @public
 */
export interface TraceVerifier {
  /** Lower case letters, digits and dashes. */
  id: string;
  /** The display name of the system: "MLflow", "GitHub Actions". */
  title: string;
  /** Whether an http(s) URL points to a run of this system. */
  supports(url: string): boolean;
  /**
   * Reads a run from the system. Implementations must read through Backstage's URL readers or from the
   * configured address of the system, never from an arbitrary link.
   *
   * @returns undefined if there is no such run
   * @throws Error if the system does not answer
   */
  findRun(
    url: string,
    options: { signal: AbortSignal },
  ): Promise<VerifiedRun | undefined>;
}

/**
 * Extension point for trace verifiers.
 *
 * @public
 */
export interface TraceVerifiersExtensionPoint {
  /** @throws Error if the id is malformed or taken */
  addVerifier(verifier: TraceVerifier): void;
}

/**
 * Extension point reference for {@link TraceVerifiersExtensionPoint}.
 *
 * @public
 */
export const traceVerifiersExtensionPoint =
  createExtensionPoint<TraceVerifiersExtensionPoint>({
    id: 'ml-ownership.trace-verifiers',
  });
