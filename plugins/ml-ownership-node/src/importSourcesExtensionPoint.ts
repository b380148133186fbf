import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  ImportGuessReason,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * What an outside system has and the catalog may lack, such as a registered model.
 *
 * @public
 */
export interface ListedCandidate {
  /** Its name, unique in the source; 500 characters at most, without control characters. */
  name: string;
  /** The kind of the entity to propose. */
  kind: MlKind;
  description?: string;
  /** A link for users to open it. */
  url?: string;
  /** `spec.type` and `spec.lifecycle` of the entity to propose, if the source knows them. */
  type?: string;
  lifecycle?: string;
  /** Annotations that connect the new entity with it. */
  annotations: Readonly<Record<string, string>>;
}

/**
 * An entity that may be the owner, an author or the pipeline of a candidate, and why.
 *
 * @public
 */
export interface CandidateGuess {
  /** Full entity ref, which may not exist; undefined if nothing in the catalog matches. */
  entityRef?: string;
  reason: ImportGuessReason;
  /**
   * Full ref of the entity that tells of the other one, such as a User whose membership tells of the Group. The guess is
   * not proposed to callers who may not read it.
   */
  via?: string;
  /**
   * Full refs of entities that are as likely as this one, or more. The guess is not proposed to callers who may read one
   * of them. The ref of the guess itself is ignored.
   */
  rivals?: readonly string[];
}

/**
 * What a source guesses about a candidate. Of several guesses, the first one whose entity exists, and which the caller
 * may read, is proposed.
 *
 * @public
 */
export interface CandidateGuesses {
  /** Groups or Users, the most likely first. */
  owners: readonly CandidateGuess[];
  /** Users who built it. */
  authors: readonly CandidateGuess[];
  /** Pipelines that produce it, or Components with their code; the most likely first. */
  producers: readonly CandidateGuess[];
}

/**
 * A system whose content can be imported into the catalog, such as a model registry.
 *
 * @public
 */
export interface ImportSource<
  Candidate extends ListedCandidate = ListedCandidate,
> {
  /** Lower case letters, digits and dashes; part of links to the import page. */
  readonly id: string;
  /** Display name. */
  readonly title: string;
  /** Name of the annotation by which entities are connected to candidates. */
  readonly annotation: string;

  /** Returns the name of the candidate that an entity with the annotation is connected to, if it is one of this source. */
  connectedCandidate(entity: Entity): string | undefined;

  /**
   * Lists all candidates, page by page, also those that the catalog has. The listing is shared between users and kept
   * for a minute, so a candidate should contain no more than is needed.
   *
   * @throws Error with the reason, for users
   */
  list(options: { signal: AbortSignal }): AsyncIterable<Candidate[]>;

  /**
   * Guesses owners, authors and pipelines of the candidates of one page, 50 at most.
   *
   * @returns guesses in the order of the candidates
   * @throws Error with the reason, for users
   */
  guess(
    candidates: readonly Candidate[],
    options: { signal: AbortSignal },
  ): Promise<CandidateGuesses[]>;
}

/**
 * Extension point for sources of the import page.
 *
 * @public
 */
export interface ImportSourcesExtensionPoint {
  /** @throws Error if the id is invalid, or that of another source */
  addSource(source: ImportSource): void;
}

/**
 * Extension point reference for {@link ImportSourcesExtensionPoint}, for systems such as MLflow.
 *
 * @public
 */
export const importSourcesExtensionPoint =
  createExtensionPoint<ImportSourcesExtensionPoint>({
    id: 'ml-ownership.import-sources',
  });
