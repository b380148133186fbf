import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { CatalogView, declaresNothing } from '../facts';
import { cutText } from '../facts/cutText';
import {
  CatalogCheck,
  CriterionDefinition,
  MlEntityFacts,
} from './CriterionDefinition';
import {
  EXPECTED_POINTER,
  EXPECTED_POINTER_OR_IMAGE,
  isPointer,
  isPointerOrImage,
  isUnsafeAddress,
} from './pointers';

type Declaration<T> =
  | { declared: true; value: T }
  | { declared: false; detail: string; missing?: true };

/** Path below `spec`, such as `operations.retrain.runbook`. */
type SpecPath = `${'operations' | 'boundaries'}.${string}`;

/** A full or partial ref of a Group or User. */
const TEAM = /^(?:(?:group|user):)?(?:[\w-]+\/)?[\w.-]+$/i;

const EXPECTED_TEAM = 'a Group or User, such as "group:default/my-team"';

const EXPECTED_TEXT =
  'text; a link in it is a relative path, an http(s) URL or an entity ref';

/** A non-empty text below `spec.operations` or `spec.boundaries`. */
export function declaredText(
  entity: MlEntityFacts,
  path: SpecPath,
): Declaration<string> {
  const found = read(entity, path, 'text');
  if (!found.declared) {
    return found;
  }
  if (typeof found.value !== 'string') {
    return flaw(entity, path, found.value, 'text');
  }
  const { value } = found;
  if (value === '') {
    return missing(path);
  }
  if (declaresNothing(value)) {
    return flaw(entity, path, value, 'text that says it');
  }
  return isUnsafeAddress(value)
    ? flaw(entity, path, value, EXPECTED_TEXT)
    : { declared: true, value };
}

/** A text that points at a resource, see {@link isPointer}. */
export function declaredPointer(
  entity: MlEntityFacts,
  path: SpecPath,
): Declaration<string> {
  const text = declaredText(entity, path);
  return text.declared && !isPointer(text.value)
    ? flaw(entity, path, text.value, EXPECTED_POINTER)
    : text;
}

/** A list of texts that all point at a resource. */
export function declaredPointers(
  entity: MlEntityFacts,
  path: SpecPath,
): Declaration<string[]> {
  const texts = declaredTexts(entity, path);
  const wrong = texts.declared
    ? texts.value.find(text => !isPointer(text))
    : undefined;
  return wrong === undefined
    ? texts
    : flaw(entity, path, wrong, EXPECTED_POINTER);
}

/** Paths that accept other forms than a pointer. */
const OTHER_FORMS: Record<
  string,
  { accepts(text: string): boolean; expected: string }
> = {
  'operations.retrain.environment': {
    accepts: isPointerOrImage,
    expected: EXPECTED_POINTER_OR_IMAGE,
  },
  'operations.deploy.environment': {
    accepts: isPointerOrImage,
    expected: EXPECTED_POINTER_OR_IMAGE,
  },
  'operations.recover.rollbackCriteria': {
    accepts: text => !isUnsafeAddress(text),
    expected: EXPECTED_TEXT,
  },
};

/**
 * The reason why a declaration that evidence refers to cannot be opened. Nothing else can be said about such
 * a declaration.
 *
 * @returns undefined if it can be opened
 */
export function findPointerFlaw(
  entity: MlEntityFacts,
  path: string,
  text: string,
): string | undefined {
  const { accepts, expected } = OTHER_FORMS[path] ?? {
    accepts: isPointer,
    expected: EXPECTED_POINTER,
  };
  return accepts(text) ? undefined : flaw(entity, path, text, expected).detail;
}

/** A list with at least one non-empty text. */
export function declaredTexts(
  entity: MlEntityFacts,
  path: SpecPath,
): Declaration<string[]> {
  const found = read(entity, path, 'a list of strings');
  if (!found.declared) {
    return found;
  }
  if (
    !Array.isArray(found.value) ||
    found.value.some(item => typeof item !== 'string')
  ) {
    return flaw(entity, path, found.value, 'a list of strings');
  }
  const value = (found.value as string[]).filter(
    item => !declaresNothing(item),
  );
  return value.length > 0 ? { declared: true, value } : missing(path);
}

/** A ref of a Group or User in the catalog. */
export function declaredTeam(
  entity: MlEntityFacts,
  path: SpecPath,
  snapshot: CatalogView,
): Declaration<string> {
  const text = declaredText(entity, path);
  if (!text.declared) {
    return text;
  }
  return findTeam(entity, path, text.value, snapshot);
}

/** A list of refs of Groups or Users that are all in the catalog. */
export function declaredTeams(
  entity: MlEntityFacts,
  path: SpecPath,
  snapshot: CatalogView,
): Declaration<string[]> {
  const texts = declaredTexts(entity, path);
  if (!texts.declared) {
    return texts;
  }
  const refs: string[] = [];
  for (const text of texts.value) {
    const team = findTeam(entity, path, text, snapshot);
    if (!team.declared) {
      return team;
    }
    refs.push(team.value);
  }
  return { declared: true, value: refs };
}

/**
 * Returns the refs of the Groups and Users that an entity declares as attestors of a criterion; undefined if
 * any user may attest it.
 *
 * @public
 */
export function getAttestors(
  criterion: Pick<CriterionDefinition, 'attestorsPath'>,
  entity: MlEntityFacts,
): string[] | undefined {
  if (!criterion.attestorsPath) {
    return undefined;
  }
  const texts = declaredTexts(entity, criterion.attestorsPath);
  return texts.declared
    ? texts.value.flatMap(text => parseTeam(entity.ref, text) ?? [])
    : [];
}

/**
 * Whether a user may attest a criterion of an entity, according to its declaration and the current members of
 * its groups.
 *
 * @param person - entity ref of a User
 *
 * @public
 */
export function isAttestor(
  criterion: Pick<CriterionDefinition, 'attestorsPath'>,
  entity: MlEntityFacts,
  snapshot: CatalogView,
  person: string,
): boolean {
  return (
    getAttestors(criterion, entity)?.some(
      ref => ref === person || snapshot.members(ref).has(person),
    ) ?? true
  );
}

/**
 * The full ref of the Group or User that a text names. A malformed ref and a ref that the catalog lacks are
 * different flaws.
 */
function findTeam(
  entity: MlEntityFacts,
  path: string,
  text: string,
  snapshot: CatalogView,
): Declaration<string> {
  const ref = parseTeam(entity.ref, text);
  if (ref && snapshot.get(ref)) {
    return { declared: true, value: ref };
  }
  return ref
    ? {
        declared: false,
        detail: `spec.${path} is ${quote(
          ref,
        )}, which is not in the catalog; expected an existing Group or User`,
        missing: true,
      }
    : flaw(entity, path, text, EXPECTED_TEAM);
}

/**
 * Returns the full ref of the Group or User that a text names; undefined if it is not a valid ref. The
 * default kind is Group, the default namespace is that of the entity.
 *
 * @public
 */
export function parseTeam(entityRef: string, text: string): string | undefined {
  if (!TEAM.test(text.trim())) {
    return undefined;
  }
  return stringifyEntityRef(
    parseEntityRef(text.trim(), {
      defaultKind: 'group',
      defaultNamespace: parseEntityRef(entityRef).namespace,
    }),
  );
}

/**
 * Whether a text points at a resource: it contains a URL, ends like a document, or is a path.
 *
 * @public
 */
export function isLink(value: string): boolean {
  return (
    /\b[a-z][a-z0-9+.-]*:\/\/\S/i.test(value) ||
    /^\w+:\S+$/.test(value) ||
    /\.(?:md|markdown|txt|adoc|rst|html?|pdf|docx?|ya?ml|json)(?:#\S*)?$/i.test(
      value,
    ) ||
    (value.includes('/') && !/\s/.test(value))
  );
}

/** Passes with `found` if all declarations are valid; otherwise fails with all that are missing or flawed. */
export function combineDeclarations(
  declarations: Declaration<unknown>[],
  found: string,
): CatalogCheck {
  const problems = declarations.flatMap(declaration =>
    declaration.declared ? [] : [declaration.detail],
  );
  if (problems.length === 0) {
    return { outcome: 'pass', detail: found };
  }
  const onlyMissing = declarations.every(
    declaration => declaration.declared || declaration.missing,
  );
  return {
    outcome: 'fail',
    detail: problems.join('; '),
    ...(onlyMissing && { missing: true }),
  };
}

/** Passes with the declared text if the declaration is valid. */
export function checkDeclaration(
  declaration: Declaration<string>,
): CatalogCheck {
  return combineDeclarations(
    [declaration],
    declaration.declared ? declaration.value : '',
  );
}

/** Whether the field has any value, valid or not. */
export function isDeclared(entity: MlEntityFacts, path: SpecPath): boolean {
  return read(entity, path, 'a value').declared;
}

/** A short, quoted form of any value, for messages. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return cutText(text, 80, '…');
}

function read(
  entity: MlEntityFacts,
  path: SpecPath,
  expected: string,
): Declaration<JsonValue> {
  const [root, ...steps] = path.split('.') as [
    'operations' | 'boundaries',
    ...string[],
  ];
  let value: JsonValue | undefined = entity.ml[root];
  let walked: string = root;
  for (const step of steps) {
    if (value === undefined || value === null) {
      return missing(path);
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
      return flaw(
        entity,
        walked,
        value,
        `an object with ${expected} at ${step}`,
      );
    }
    value = Object.hasOwn(value, step) ? value[step] : undefined;
    walked = `${walked}.${step}`;
  }
  return value === undefined || value === null
    ? missing(path)
    : { declared: true, value };
}

function missing(path: string): { declared: false; detail: string } {
  return { declared: false, detail: `spec.${path} is not declared` };
}

function flaw(
  entity: MlEntityFacts,
  path: string,
  got: unknown,
  expected: string,
): { declared: false; detail: string } {
  return {
    declared: false,
    detail: `${entity.kind} "${entity.ref}": spec.${path} is ${quote(
      got,
    )}, expected ${expected}`,
  };
}
