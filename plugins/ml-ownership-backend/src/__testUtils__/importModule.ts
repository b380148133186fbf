import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  CandidateGuesses,
  ImportSource,
  importSourcesExtensionPoint,
  ListedCandidate,
} from '@mlownership/backstage-plugin-ml-ownership-node';

/** Annotation of the entities that are connected to a candidate. */
export const REGISTRY_ANNOTATION = 'registry.test/model';

/** Nothing is known about a candidate. */
export const NO_GUESSES: CandidateGuesses = {
  owners: [],
  authors: [],
  producers: [],
};

/** A module that adds import sources. */
export function importModule(...sources: ImportSource[]): BackendFeature {
  return createBackendModule({
    pluginId: 'ml-ownership',
    moduleId: 'imports-under-test',
    register(env) {
      env.registerInit({
        deps: { imports: importSourcesExtensionPoint },
        async init({ imports }) {
          sources.forEach(source => imports.addSource(source));
        },
      });
    },
  });
}

/** A candidate that guesses nothing. */
export function candidate(
  name: string,
  rest: Partial<ListedCandidate> = {},
): ListedCandidate {
  return {
    name,
    kind: 'Model',
    annotations: { [REGISTRY_ANNOTATION]: name },
    ...rest,
  };
}

/** A source with some candidates, in pages of two. */
export function importSource(
  candidates: ListedCandidate[],
  rest: Partial<ImportSource> = {},
): ImportSource {
  return {
    id: 'registry',
    title: 'Registry',
    annotation: REGISTRY_ANNOTATION,
    connectedCandidate: ({ metadata }) =>
      metadata.annotations?.[REGISTRY_ANNOTATION],
    async *list() {
      for (let at = 0; at < candidates.length; at += 2) {
        yield candidates.slice(at, at + 2);
      }
    },
    guess: async asked => asked.map(() => NO_GUESSES),
    ...rest,
  };
}
