import { Entity } from '@backstage/catalog-model';
import {
  ML_ANNOTATIONS,
  toEntityNameWords,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CandidateGuess,
  CandidateGuesses,
  ImportSource,
  ListedCandidate,
  SourceError,
  TeamDirectory,
  UserDirectory,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { MlflowOwners, toOwnerRef } from '../owners';
import { MlflowModel, MlflowRegistry, MlflowRun } from '../registry';
import { Producer, ProducerDirectory } from './ProducerDirectory';
import { readRunSource, RunSource } from './readRunSource';

/** Tags of models and runs that name a team, besides the configured one. */
const TEAM_TAG = 'team';

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** A registered model that may be imported. */
interface MlflowCandidate extends ListedCandidate {
  /** Values of the tags that decide about owners. */
  tags: ReadonlyMap<string, string>;
  /** The run of its newest version. */
  runId?: string;
}

/** What is known about the runs of one page. */
interface Knowledge {
  /** Refs of Users by login or address. */
  users: ReadonlyMap<string, string>;
  /** Refs of the Groups that a User is a direct member of, by the ref of the User. */
  teams: ReadonlyMap<string, readonly string[]>;
}

/** The registered models of one MLflow server, for the import page. */
export class MlflowImportSource implements ImportSource<MlflowCandidate> {
  readonly id: string;
  readonly title: string;
  readonly annotation = ML_ANNOTATIONS.mlflowModel;
  readonly #tags: readonly string[];

  constructor(
    private readonly options: {
      owners: MlflowOwners;
      producers: ProducerDirectory;
      registry: MlflowRegistry;
      teams: TeamDirectory;
      users: UserDirectory;
    },
  ) {
    this.id = options.registry.id;
    this.title = options.registry.title;
    this.#tags = [...new Set([options.owners.ownerTag, TEAM_TAG])];
  }

  connectedCandidate(entity: Entity): string | undefined {
    return this.options.registry.connectedModel(entity);
  }

  async *list({
    signal,
  }: {
    signal: AbortSignal;
  }): AsyncGenerator<MlflowCandidate[]> {
    for await (const models of this.options.registry.pages(signal)) {
      yield models
        // Annotations are read without spaces around them.
        .filter(({ name }) => name === name.trim())
        .map(model => this.toCandidate(model));
    }
  }

  async guess(
    candidates: readonly MlflowCandidate[],
    { signal }: { signal: AbortSignal },
  ): Promise<CandidateGuesses[]> {
    const { producers } = this.options;
    const runs = await Promise.all(
      candidates.map(({ runId }) => this.readRun(runId, signal)),
    );
    const sources = runs.map(run => run && readRunSource(run.tags));
    const [knowledge, found, rules] = await Promise.all([
      this.findPeople(candidates, runs),
      producers.find(sources),
      this.applyRules(candidates, runs, signal),
    ]);
    return candidates.map((candidate, index) => ({
      owners: [
        ...this.taggedOwners('tag', candidate.tags, knowledge),
        ...(rules[index] ? [rules[index]] : []),
        ...this.taggedOwners('run-tag', runs[index]?.tags, knowledge),
        ...ownersByUser(runs[index], knowledge),
      ],
      authors: authorsOf(runs[index], knowledge),
      producers: producersOf(sources[index], found[index]),
    }));
  }

  private toCandidate(model: MlflowModel): MlflowCandidate {
    const { owners, registry } = this.options;
    const { name, description, url, isServing, runId } = model;
    return {
      name,
      kind: 'Model',
      description: description.trim() || undefined,
      url,
      lifecycle: isServing ? 'production' : 'experimental',
      annotations: {
        [ML_ANNOTATIONS.mlflowModel]: name,
        ...(registry.instance && {
          [ML_ANNOTATIONS.mlflowInstance]: registry.instance,
        }),
      },
      tags: new Map(
        [...model.tags].filter(
          ([key]) => owners.tags.has(key) || this.#tags.includes(key),
        ),
      ),
      runId,
    };
  }

  /** A run that is gone or hidden does not keep the others from being read. */
  private async readRun(
    runId: string | undefined,
    signal: AbortSignal,
  ): Promise<MlflowRun | undefined> {
    try {
      return runId
        ? await this.options.registry.readRun(runId, signal)
        : undefined;
    } catch (error) {
      if (error instanceof SourceError && error.reason === 'forbidden') {
        return undefined;
      }
      throw error;
    }
  }

  private async findPeople(
    candidates: readonly MlflowCandidate[],
    runs: readonly (MlflowRun | undefined)[],
  ): Promise<Knowledge> {
    const { teams, users } = this.options;
    const tagged = [...candidates, ...runs]
      .flatMap(one => this.#tags.map(tag => one?.tags.get(tag)?.trim() ?? ''))
      .filter(text => ADDRESS.test(text));
    const found = await users.find([
      ...runs.flatMap(run => run?.user ?? []),
      ...tagged,
    ]);
    return { users: found, teams: await teams.teamsOf([...found.values()]) };
  }

  private applyRules(
    candidates: readonly MlflowCandidate[],
    runs: readonly (MlflowRun | undefined)[],
    signal: AbortSignal,
  ): Promise<(CandidateGuess | undefined)[]> {
    const { owners, registry } = this.options;
    const names = new Map<string, Promise<string | undefined>>();
    return Promise.all(
      candidates.map((candidate, index) =>
        owners.findByRule(candidate, async () => {
          const id = runs[index]?.experimentId;
          if (id === undefined) {
            return undefined;
          }
          const name = names.get(id) ?? registry.readExperimentName(id, signal);
          names.set(id, name);
          return name;
        }),
      ),
    );
  }

  private taggedOwners(
    type: 'tag' | 'run-tag',
    tags: ReadonlyMap<string, string> | undefined,
    { users }: Knowledge,
  ): CandidateGuess[] {
    return this.#tags.flatMap(name => {
      const value = tags?.get(name)?.trim();
      if (!value) {
        return [];
      }
      const refs = refsNamedBy(value, users);
      return (refs.length > 0 ? refs : [undefined]).map(entityRef => ({
        entityRef,
        reason: { type, name, value },
      }));
    });
  }
}

/** The Groups and Users that the value of a tag may mean. */
function refsNamedBy(
  value: string,
  users: Knowledge['users'],
): readonly string[] {
  const refs = ADDRESS.test(value)
    ? [users.get(value)]
    : [
        // "Growth ML" is the group growth-ml.
        toOwnerRef(value) ?? toOwnerRef(toEntityNameWords(value)),
        toOwnerRef(value, 'User'),
      ];
  return [...new Set(refs.flatMap(ref => ref ?? []))];
}

/** The team of the person who ran the training, if they have exactly one. */
function ownersByUser(
  run: MlflowRun | undefined,
  { users, teams }: Knowledge,
): CandidateGuess[] {
  if (!run?.user) {
    return [];
  }
  const user = users.get(run.user);
  const own = (user && teams.get(user)) || [];
  const reason: CandidateGuess['reason'] = {
    type: 'run-user',
    value: run.user,
  };
  return own.length === 1
    ? [{ entityRef: own[0], via: user, reason }]
    : [{ reason }];
}

function authorsOf(
  run: MlflowRun | undefined,
  { users }: Knowledge,
): CandidateGuess[] {
  const entityRef = run?.user && users.get(run.user);
  return entityRef
    ? [{ entityRef, reason: { type: 'run-user', value: run.user! } }]
    : [];
}

function producersOf(
  source: RunSource | undefined,
  producers: readonly Producer[],
): CandidateGuess[] {
  if (!source) {
    return [];
  }
  const { reason } = source;
  return producers.length > 0
    ? producers.map(producer => ({ ...producer, reason }))
    : [{ reason }];
}
