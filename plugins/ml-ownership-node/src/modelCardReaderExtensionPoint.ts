import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * The content of a model card.
 *
 * @public
 */
export interface ModelCardContent {
  /** A link for users to read it. */
  url: string;
  /** What the model is for, and what it is not for. Each text is a paragraph, an item or a row. */
  intendedUse: readonly string[];
  trainingData: readonly string[];
  evaluation: readonly string[];
  limitations: readonly string[];
  /** Models that it was made from, as the card names them. */
  baseModels: readonly string[];
  /** Datasets that it was trained on, as the card names them. */
  datasets: readonly string[];
}

/**
 * Reads the model cards that entities declare.
 *
 * @public
 */
export interface ModelCardReader {
  /**
   * Reads the model card of an entity.
   *
   * @returns undefined if none is declared
   * @throws Error with the reason, for users, if it could not be read
   */
  read(
    entity: MlEntity,
    options: { signal: AbortSignal },
  ): Promise<ModelCardContent | undefined>;
}

/**
 * Extension point for the reader of model cards.
 *
 * @public
 */
export interface ModelCardReaderExtensionPoint {
  /** @throws Error if another module has already set a reader */
  setReader(reader: ModelCardReader): void;
}

/**
 * Extension point reference for {@link ModelCardReaderExtensionPoint}.
 *
 * @public
 */
export const modelCardReaderExtensionPoint =
  createExtensionPoint<ModelCardReaderExtensionPoint>({
    id: 'ml-ownership.model-card-reader',
  });
