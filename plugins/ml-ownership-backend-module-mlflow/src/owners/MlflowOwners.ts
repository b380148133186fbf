import { Config } from '@backstage/config';
import { CandidateGuess } from '@mlownership/backstage-plugin-ml-ownership-node';
import { MlflowModel } from '../registry';
import { applyOwnerRule, OwnerRule, readOwnerRule } from './OwnerRule';
import { toOwnerRef } from './toOwnerRef';

/**
 * Finds the owners of the registered models of one MLflow server, by `catalog.ownerTag` and `catalog.owners` of its entry
 * in `mlOwnership.mlflow`.
 *
 * @public
 */
export class MlflowOwners {
  /** Tag of a registered model that holds its owner. */
  readonly ownerTag: string;
  /** The tags that decide about owners. */
  readonly tags: ReadonlySet<string>;
  /** The first one that matches decides where the tag is absent. */
  readonly #rules: readonly OwnerRule[];

  private constructor(ownerTag: string, rules: readonly OwnerRule[]) {
    this.ownerTag = ownerTag;
    this.#rules = rules;
    this.tags = new Set([
      ownerTag,
      ...rules.flatMap(({ tag }) => tag?.key ?? []),
    ]);
  }

  /**
   * Reads `mlOwnership.mlflow`.
   *
   * @returns one for each entry, in their order
   * @throws Error that names the key, its value and what was expected
   */
  static fromConfig(root: Config): MlflowOwners[] {
    return (root.getOptionalConfigArray('mlOwnership.mlflow') ?? []).map(
      server =>
        new MlflowOwners(
          server.getOptionalString('catalog.ownerTag') ?? 'owner',
          (server.getOptionalConfigArray('catalog.owners') ?? []).map(
            readOwnerRule,
          ),
        ),
    );
  }

  /**
   * Returns the owner of a registered model: that of its tag, else of the first rule that matches.
   *
   * @param readExperiment - returns the name of the experiment that the newest version comes from; called only if a rule
   * needs it
   * @returns undefined if none is named, or what is named is not the ref of a Group or User
   */
  async find(
    model: Pick<MlflowModel, 'name' | 'tags'>,
    readExperiment: () => Promise<string | undefined>,
  ): Promise<CandidateGuess | undefined> {
    const name = this.ownerTag;
    const value = model.tags.get(name) ?? '';
    const entityRef = toOwnerRef(value);
    return entityRef
      ? { entityRef, reason: { type: 'tag', name, value } }
      : this.findByRule(model, readExperiment);
  }

  /** Like {@link MlflowOwners.find}, by the rules alone. */
  async findByRule(
    model: Pick<MlflowModel, 'name' | 'tags'>,
    readExperiment: () => Promise<string | undefined>,
  ): Promise<CandidateGuess | undefined> {
    for (const rule of this.#rules) {
      const owner = await applyOwnerRule(rule, model, readExperiment);
      const entityRef = owner && toOwnerRef(owner);
      if (entityRef) {
        return { entityRef, reason: { type: 'rule', value: rule.owner } };
      }
    }
    return undefined;
  }
}
