import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { CatalogView } from '../facts';
import {
  CatalogAnswer,
  CriterionDefinition,
  MlEntityFacts,
} from './CriterionDefinition';

type Declaration<T> =
  | { declared: true; value: T }
  | { declared: false; detail: string };

/** Path below `spec`, such as `operations.retrain.runbook`. */
type SpecPath = `${'operations' | 'boundaries'}.${string}`;

/** What people write where they have nothing to say yet. */
const PLACEHOLDER = /^(?:todo|tbd|tba|n\/?a|none|unknown|\?+|-+)\.?$/i;

const EXPECTED_TEAM =
  'an existing Group or User, such as "group:default/my-team"';

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
  const value = found.value.trim();
  if (PLACEHOLDER.test(value)) {
    return flaw(entity, path, value, 'text that says it');
  }
  return value ? { declared: true, value } : missing(path);
}

/** A list with at least one non-empty text. */
export function declaredTexts(
  entity: MlEntityFacts,
  path: SpecPath,
): Declaration<string[]> {
  const found = read(entity, path, 'a list of texts');
  if (!found.declared) {
    return found;
  }
  if (
    !Array.isArray(found.value) ||
    found.value.some(item => typeof item !== 'string')
  ) {
    return flaw(entity, path, found.value, 'a list of texts');
  }
  const value = (found.value as string[]).filter(item => item.trim());
  return value.length > 0 ? { declared: true, value } : missing(path);
}

/** A ref of a Group or User that the catalog has. */
export function declaredTeam(
  entity: MlEntityFacts,
  path: SpecPath,
  snapshot: CatalogView,
): Declaration<string> {
  const text = declaredText(entity, path);
  if (!text.declared) {
    return text;
  }
  const ref = findTeam(entity, text.value, snapshot);
  return ref
    ? { declared: true, value: ref }
    : flaw(entity, path, text.value, EXPECTED_TEAM);
}

/** A list of refs of Groups or Users, each of which the catalog has. */
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
    const ref = findTeam(entity, text, snapshot);
    if (!ref) {
      return flaw(entity, path, text, EXPECTED_TEAM);
    }
    refs.push(ref);
  }
  return { declared: true, value: refs };
}

/**
 * The refs of the Groups and Users who may attest a criterion of an entity, as it declares them; undefined where anybody may.
 *
 * @public
 */
export function attestorsOf(
  criterion: Pick<CriterionDefinition, 'attestedBy'>,
  entity: MlEntityFacts,
): string[] | undefined {
  if (!criterion.attestedBy) {
    return undefined;
  }
  const texts = declaredTexts(entity, criterion.attestedBy);
  return texts.declared
    ? texts.value.flatMap(text => parseTeam(entity, text) ?? [])
    : [];
}

/** The full ref of the Group or User that a text names, where the catalog has it. */
function findTeam(
  entity: MlEntityFacts,
  text: string,
  snapshot: CatalogView,
): string | undefined {
  const ref = parseTeam(entity, text);
  const kind = snapshot.get(ref)?.kind;
  return kind === 'Group' || kind === 'User' ? ref : undefined;
}

function parseTeam(entity: MlEntityFacts, text: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'group',
        defaultNamespace: parseEntityRef(entity.ref).namespace,
      }),
    );
  } catch {
    return undefined;
  }
}

/**
 * Whether a text points to something that somebody has to open: it holds a URL, ends like a document, or is a path.
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
    /^[^\s]*\/[^\s]*$/.test(value)
  );
}

/** Whether a value is an http(s) URL. */
export function isHttpUrl(value: string): boolean {
  return (
    URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol)
  );
}

/**
 * Passes where everything is declared, with `found`; else fails with everything that is missing or flawed.
 */
export function answerAll(
  declarations: Declaration<unknown>[],
  found: string,
): CatalogAnswer {
  const problems = declarations.flatMap(declaration =>
    declaration.declared ? [] : [declaration.detail],
  );
  return problems.length > 0
    ? { outcome: 'fail', detail: problems.join('; ') }
    : { outcome: 'pass', detail: found };
}

/** A short, quoted form of any value, for messages. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
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
