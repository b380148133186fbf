import { JsonValue } from '@backstage/types';
import { CatalogCheck, CriterionDefinition, MlEntityFacts } from '../criteria';
import { findPointerFlaw } from '../criteria/declarations';
import { declaresNothing } from '../facts';

/**
 * Returns the declaration of an entity that the evidence of a criterion refers to: undefined if the criterion
 * has no declaration, empty if nothing is declared.
 *
 * @public
 */
export function getDeclaration(
  criterion: Pick<CriterionDefinition, 'declarationPath'>,
  entity: MlEntityFacts,
): string | undefined {
  return (
    criterion.declarationPath &&
    (findDeclaration(criterion.declarationPath, entity) ?? '')
  );
}

/** The answer without evidence: whether there is a declaration to check. */
export function describeDeclaration(
  criterion: CriterionDefinition,
  entity: MlEntityFacts,
): (CatalogCheck & { declared: boolean }) | undefined {
  const path = criterion.declarationPath;
  if (!path) {
    return undefined;
  }
  const declared = findDeclaration(path, entity);
  return {
    outcome: 'unknown',
    declared: declared !== undefined,
    detail: declared
      ? `spec.${path} is ${declared}; not checked yet`
      : `spec.${path} is not declared`,
  };
}

/** The flaw of the declaration that a criterion's evidence refers to. */
export function findDeclaredFlaw(
  { declarationPath }: CriterionDefinition,
  entity: MlEntityFacts,
): string | undefined {
  const text = declarationPath && findDeclaration(declarationPath, entity);
  return declarationPath && text
    ? findPointerFlaw(entity, declarationPath, text)
    : undefined;
}

function findDeclaration(
  path: NonNullable<CriterionDefinition['declarationPath']>,
  entity: MlEntityFacts,
): string | undefined {
  return path === 'contract'
    ? entity.ml.contract
    : findText(entity.ml.operations, path.split('.').slice(1));
}

function findText(value: JsonValue, steps: string[]): string | undefined {
  let found: JsonValue | undefined = value;
  for (const step of steps) {
    found =
      found && typeof found === 'object' && !Array.isArray(found)
        ? found[step]
        : undefined;
  }
  return typeof found === 'string' && !declaresNothing(found)
    ? found
    : undefined;
}
