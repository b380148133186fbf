import { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ML_ANNOTATIONS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Repository, RunSource } from './readRunSource';

/** Annotations with the owner and name of a repository. */
const SLUG_ANNOTATIONS = ['github.com/project-slug', 'gitlab.com/project-slug'];

/** The catalog cannot search for a part of an annotation, so the branches and directories to look for are named. */
const USUAL_BRANCHES = ['main', 'master'];
const MAX_DIRECTORIES = 3;

/** The number of repositories whose locations fit well into one URL. */
const REPOSITORIES_PER_QUERY = 4;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
];

/** A directory of a repository, as GitHub, GitLab and others write it. */
const DIRECTORY = /^(?:(?:-\/)?(?:tree|blob|src)\/[^/]+\/?(.*))?$/;

/** The most producers of each kind; the others are less likely. */
const MAX_PRODUCERS = 20;

/** An entity that may have the code of a run. */
export interface Producer {
  entityRef: string;
  /** Refs of the entities of the same kind that are as likely or more, perhaps with this one. */
  rivals: readonly string[];
}

/** Finds the Pipelines, and the Components, that have the code of runs. */
export class ProducerDirectory {
  constructor(
    private readonly options: { auth: AuthService; catalog: CatalogService },
  ) {}

  /**
   * Returns the entities with the code of each source, the most likely first: Pipelines before Components, and those of
   * the nearest directory. Equally likely ones are rivals, because nothing tells which is meant; which of them count
   * depends on what a caller may read.
   *
   * @throws Error if the catalog does not respond
   */
  async find(
    sources: readonly (RunSource | undefined)[],
  ): Promise<Producer[][]> {
    const entities = await this.read(
      sources.flatMap(source => (source?.repository ? [source] : [])),
    );
    return sources.map(source =>
      source?.repository ? rank(source, source.repository, entities) : [],
    );
  }

  private async read(sources: readonly RunSource[]): Promise<Entity[]> {
    const { auth, catalog } = this.options;
    const wanted = new Map<string, RunSource[]>();
    for (const source of sources) {
      const { host, slug } = source.repository!;
      const key = `${host}/${slug}`;
      wanted.set(key, [...(wanted.get(key) ?? []), source]);
    }
    const groups = [...wanted.values()];
    const found = new Map<string, Entity>();
    for (let at = 0; at < groups.length; at += REPOSITORIES_PER_QUERY) {
      const part = groups.slice(at, at + REPOSITORIES_PER_QUERY).flat();
      const slugs = unique(part.map(({ repository }) => repository!.slug));
      const { items } = await catalog.getEntities(
        {
          filter: [
            ...SLUG_ANNOTATIONS.map(name => ({
              kind: ['Pipeline', 'Component'],
              [`metadata.annotations.${name}`]: slugs,
            })),
            {
              kind: ['Pipeline', 'Component'],
              [`metadata.annotations.${ANNOTATION_SOURCE_LOCATION}`]: unique(
                part.flatMap(locationsOf),
              ),
            },
          ],
          fields: FIELDS,
        },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      items.forEach(item => found.set(stringifyEntityRef(item), item));
    }
    return [...found.values()];
  }
}

function rank(
  { path }: RunSource,
  repository: Repository,
  entities: readonly Entity[],
): Producer[] {
  return ['Pipeline', 'Component'].flatMap(kind => {
    const matching = entities
      .filter(entity => entity.kind === kind)
      .flatMap(entity => {
        const directory = directoryOf(entity, repository);
        return directory !== undefined && isWithin(path, directory)
          ? [{ ref: stringifyEntityRef(entity), depth: directory.length }]
          : [];
      })
      .sort((a, b) => b.depth - a.depth);
    const refs = matching.map(({ ref }) => ref);
    return matching.slice(0, MAX_PRODUCERS).map(({ ref, depth }) => ({
      entityRef: ref,
      // Without a path, the depth of a directory says nothing.
      rivals:
        path === undefined
          ? refs
          : refs.filter((_, index) => matching[index].depth >= depth),
    }));
  });
}

/**
 * Returns the directory of an entity in a repository: empty for all of it, undefined if it is elsewhere.
 */
function directoryOf(
  { metadata: { annotations = {} } }: Entity,
  { host, slug }: Repository,
): string | undefined {
  const location = annotations[ANNOTATION_SOURCE_LOCATION]?.replace(
    /^url:/,
    '',
  );
  const [prefix, rest] = splitAfter(location ?? '', `//${host}/${slug}`);
  const isLocated = prefix !== undefined && /^$|^\//.test(rest);
  const hasSlug = SLUG_ANNOTATIONS.some(
    name => annotations[name]?.trim().toLocaleLowerCase('en-US') === slug,
  );
  if (!isLocated && !hasSlug) {
    return undefined;
  }
  const declared = annotations[ML_ANNOTATIONS.sourcePath]?.trim();
  const located = isLocated
    ? DIRECTORY.exec(rest.replace(/^\//, ''))?.[1] ?? ''
    : '';
  return (declared || located).replace(/^(?:\.?\/)+|\/+$/g, '');
}

function splitAfter(text: string, part: string): [string | undefined, string] {
  const at = text.toLocaleLowerCase('en-US').indexOf(part);
  return at < 0
    ? [undefined, '']
    : [text.slice(0, at), text.slice(at + part.length)];
}

function isWithin(path: string | undefined, directory: string): boolean {
  return (
    path === undefined ||
    directory === '' ||
    path === directory ||
    path.startsWith(`${directory}/`)
  );
}

/** The locations of entities that may have the code: the repository, and the directories above the program. */
function locationsOf({ repository, branch, path = '' }: RunSource): string[] {
  const root = `url:https://${repository!.host}/${repository!.slug}`;
  const steps = path.split('/').slice(0, MAX_DIRECTORIES + 1);
  const directories = steps.map((_, index) =>
    steps
      .slice(0, index)
      .map(step => `${step}/`)
      .join(''),
  );
  const branches = unique(branch ? [branch] : USUAL_BRANCHES);
  return [
    root,
    `${root}/`,
    ...branches.flatMap(name =>
      directories.flatMap(directory => [
        `${root}/tree/${name}/${directory}`,
        `${root}/-/tree/${name}/${directory}`,
      ]),
    ),
  ];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
