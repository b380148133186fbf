import { OptionValues } from './Command';
import { UsageError } from './UsageError';

/** The text of an option. */
export function textOf(
  options: OptionValues,
  name: string,
): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** @throws UsageError if the option is missing */
export function requiredText(options: OptionValues, name: string): string {
  const value = textOf(options, name);
  if (!value) {
    throw new UsageError(`--${name} is missing`);
  }
  return value;
}

/** The texts of an option that may be repeated. */
export function textsOf(options: OptionValues, name: string): string[] {
  const value = options[name];
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}

/** @throws UsageError if it is none of the allowed values */
export function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  const found = allowed.find(item => item === value);
  if (value !== undefined && !found) {
    throw new UsageError(
      `--${name} is "${value}", expected one of ${allowed.join(', ')}`,
    );
  }
  return found;
}

/** @throws UsageError if there is not exactly one argument */
export function onlyArgument(args: readonly string[], what: string): string {
  if (args.length !== 1) {
    throw new UsageError(
      `expected ${what}, got ${args.length} arguments: ${args.join(
        ' ',
      )}`.trim(),
    );
  }
  return args[0];
}
