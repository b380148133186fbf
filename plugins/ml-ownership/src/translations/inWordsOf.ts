import { en } from './en';
import { TranslateFunction } from './Translate';

const CRITERION_KEY = /^criteria\.(.+)\.(\w+)$/;
const MISSING_KEY = /^missing\.problem\.(.+)$/;

/**
 * Wraps a translation function so that the texts of criteria are in the words of a kind: a Dataset is rebuilt, and a
 * Pipeline is re-run.
 *
 * @param kind - of the entity; undefined for the words of a Model
 */
export function inWordsOf(
  t: TranslateFunction,
  kind: string | undefined,
): TranslateFunction {
  if (!kind) {
    return t;
  }
  const say = t as (key: string, ...values: unknown[]) => string;
  return ((key: string, ...values: unknown[]) =>
    say(keyFor(key, kind), ...values)) as TranslateFunction;
}

function keyFor(key: string, kind: string): string {
  const [, id, part] =
    CRITERION_KEY.exec(key) ??
    MISSING_KEY.exec(key)?.concat('problemIfMissing') ??
    [];
  const texts = en.criteriaByKind[`${id}.${kind}`];
  return texts?.[part as keyof typeof texts] === undefined
    ? key
    : `criteriaByKind.${id}.${kind}.${part}`;
}
