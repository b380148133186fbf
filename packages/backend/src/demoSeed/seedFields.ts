import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod';

/** The error of a field: the value found and the value expected. */
const expected = (what: string) => ({
  error: ({ input }: { input?: unknown }) => found(input, what),
});

function found(value: unknown, what: string): string {
  return `is ${JSON.stringify(value)}, expected ${what}`;
}

/** A schema of a string that `read` turns into a value; what `read` throws counts as invalid. */
const textRead = <T>(what: string, read: (text: string) => T) =>
  z.string(expected(what)).transform((value, context): T => {
    try {
      return read(value);
    } catch {
      context.addIssue({ code: 'custom', message: found(value, what) });
      return z.NEVER;
    }
  });

/** A text that is not empty. */
export const text = z
  .string(expected('a text'))
  .trim()
  .min(1, expected('a text'));

/** A whole number, at least one. */
export const count = z
  .int(expected('a whole number from 1 on'))
  .min(1, expected('a whole number from 1 on'));

/** `true`, or by default `false`. */
export const flag = z.boolean(expected('true or false')).default(false);

/** An ISO 8601 duration, as milliseconds. */
export const duration = textRead('an ISO 8601 duration, such as "P3D"', value =>
  durationToMilliseconds(
    readDurationFromConfig(new ConfigReader({ value }), { key: 'value' }),
  ),
);

/** An entity ref, completed to a full one. */
export const ref = textRead('an entity ref with its kind', value =>
  stringifyEntityRef(parseEntityRef(value)),
);

/** An entity ref or a list of them. */
export const refs = z.preprocess(
  value => (Array.isArray(value) ? value : [value]),
  z.array(ref),
);

/** One of the given texts. */
export const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, expected(values.join(', ')));

/** A list of items, empty by default. */
export const list = <T extends z.ZodType>(item: T) =>
  z.array(item, expected('a list')).default([]);

/** A list of at least one item. */
export const someOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item, expected('a list of strings'))
    .min(1, expected('a list of strings'));

/** An object without other fields, so that typing errors are not ignored. */
export const entry = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `has a field ${issue.keys.join(', ')}, expected ${Object.keys(
            shape,
          ).join(', ')}`
        : found(issue.input, 'an object'),
  });

/** An object that is recognised by a field which only objects of its kind have. */
export const recognisedBy = <T>(kinds: Record<string, z.ZodType<T>>) =>
  z.unknown().transform((value, context): T => {
    const fields = Object.keys(kinds);
    const kind = fields.find(
      field => typeof value === 'object' && value !== null && field in value,
    );
    if (kind === undefined) {
      const message = found(value, `one of the fields ${fields.join(', ')}`);
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
    const result = kinds[kind].safeParse(value);
    if (result.success) {
      return result.data;
    }
    for (const { path, message } of result.error.issues) {
      context.addIssue({ code: 'custom', path, message });
    }
    return z.NEVER;
  });
