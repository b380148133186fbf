import { createExtensionPoint } from '@backstage/backend-plugin-api';
import {
  Ability,
  MlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * A runbook with its steps.
 *
 * @public
 */
export interface RunbookContent {
  /** A link for users to read it. */
  url: string;
  /**
   * Digest of its content: the subject version of the evidence of `….runbook-readable`, if there is such a
   * criterion.
   */
  version: string;
  /** Its steps in order, as text; empty if no steps can be recognized. */
  steps: readonly string[];
}

/**
 * Reads the runbooks that entities declare.
 *
 * @public
 */
export interface RunbookReader {
  /**
   * Reads the runbook of one ability.
   *
   * @returns undefined if none is declared, or the declaration is not a document
   * @throws Error with the reason if it could not be read
   */
  read(
    entity: MlEntity,
    ability: Ability,
    options: { signal: AbortSignal },
  ): Promise<RunbookContent | undefined>;
}

/**
 * Extension point for the reader of runbooks.
 *
 * @public
 */
export interface RunbookReaderExtensionPoint {
  /** @throws Error if another module has already set a reader */
  setReader(reader: RunbookReader): void;
}

/**
 * Extension point reference for {@link RunbookReaderExtensionPoint}.
 *
 * @public
 */
export const runbookReaderExtensionPoint =
  createExtensionPoint<RunbookReaderExtensionPoint>({
    id: 'ml-ownership.runbook-reader',
  });
