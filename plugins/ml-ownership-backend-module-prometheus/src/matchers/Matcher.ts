import { RE2JS } from 're2js';

export type MatcherOperator = '=' | '!=' | '=~' | '!~';

/** Labels of an alert. */
export type Labels = Readonly<Record<string, string>>;

/**
 * A condition on one label, as in Alertmanager: an absent label has the empty value, and a regular expression, which is one
 * of RE2, has to match the whole value.
 */
export class Matcher {
  readonly #matchesValue: (value: string) => boolean;

  /** @throws Error if the value is not a regular expression where one is expected */
  constructor(
    readonly name: string,
    readonly operator: MatcherOperator,
    readonly value: string,
  ) {
    this.#matchesValue = toPredicate(operator, value);
  }

  matches(labels: Labels): boolean {
    return this.#matchesValue(
      Object.hasOwn(labels, this.name) ? labels[this.name] : '',
    );
  }

  toString(): string {
    return `${this.name}${this.operator}${JSON.stringify(this.value)}`;
  }
}

function toPredicate(
  operator: MatcherOperator,
  expected: string,
): (value: string) => boolean {
  switch (operator) {
    case '=':
      return value => value === expected;
    case '!=':
      return value => value !== expected;
    default: {
      const pattern = RE2JS.compile(expected);
      const isMatch = operator === '=~';
      return value => pattern.matches(value) === isMatch;
    }
  }
}
