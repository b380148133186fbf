import { createExtensionPoint } from '@backstage/backend-plugin-api';
import {
  Ability,
  MlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * A runbook as somebody who runs it needs it.
 *
 * @public
 */
export interface ReadRunbook {
  /** Where a person can read it. */
  url: string;
  /** Digest of what it says: the subject version of the evidence of `….runbook-readable`, where a criterion asks for that. */
  version: string;
  /** Its steps in their order, in words; empty where it has none that can be told apart. */
  steps: readonly string[];
}

/**
 * Reads the runbooks that entities declare.
 *
 * @public
 */
export interface RunbookReader {
  /**
   * The runbook of one ability.
   *
   * @returns undefined where none is declared, or where what is declared is no document
   * @throws Error that says why it could not be read
   */
  read(
    entity: MlEntity,
    ability: Ability,
    options: { signal: AbortSignal },
  ): Promise<ReadRunbook | undefined>;
}

/**
 * Where a module says how runbooks are read.
 *
 * @public
 */
export interface RunbookReaderExtensionPoint {
  /**
   * @throws Error where another module has set one already
   */
  setReader(reader: RunbookReader): void;
}

/**
 * Connects a module to {@link RunbookReaderExtensionPoint}.
 *
 * @public
 */
export const runbookReaderExtensionPoint =
  createExtensionPoint<RunbookReaderExtensionPoint>({
    id: 'ml-ownership.runbook-reader',
  });
