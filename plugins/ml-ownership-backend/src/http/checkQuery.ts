import { InputError } from '@backstage/errors';
import { Operation, ParameterSchema } from './Operations';

/** Accepted spellings by the type in the document. The validator alone accepts `Infinity` and `1e309` as numbers. */
const SPELLINGS: Record<
  string,
  { accepts(text: string): boolean; expected: string }
> = {
  integer: {
    accepts: text =>
      /^(?:0|-?[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text)),
    expected: 'a whole number in plain digits, such as "20"',
  },
  number: {
    accepts: text =>
      /^(?!-0(?:\.0*)?$)-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) &&
      Number.isFinite(Number(text)),
    expected: 'a number in plain digits, such as "2.5"',
  },
  boolean: {
    accepts: text => text === 'true' || text === 'false',
    expected: 'true or false',
  },
  string: { accepts: text => text !== '', expected: 'some text' },
};

const LONGEST_SHOWN = 80;

/**
 * Checks the query of a request against the parameters in the OpenAPI document, before any conversion: each parameter
 * is known, occurs once unless it is a list, and is spelled as its type requires. Ranges, lengths and enumerations
 * are left to the validator, which reads the same document.
 *
 * @param url - URL of the request, with its query
 * @throws InputError that names the parameter, its value and what was expected
 */
export function checkQuery(operation: Operation, url: string): void {
  const start = url.indexOf('?');
  const query = new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
  for (const name of new Set(query.keys())) {
    const parameter = operation.parameters.get(name);
    if (!parameter) {
      throw new InputError(
        `The parameter ${shown(name)} is not known, expected ${
          [...operation.parameters.keys()].join(', ') || 'none'
        }`,
      );
    }
    const { schema } = parameter;
    const values = query.getAll(name);
    if (values.length > 1 && schema.type !== 'array') {
      throw new InputError(
        `The parameter ${name} is given ${values.length} times, expected one value`,
      );
    }
    values.forEach(value => checkValue(name, value, schema.items ?? schema));
  }
}

function checkValue(name: string, value: string, { type }: ParameterSchema) {
  const spelling = SPELLINGS[type];
  if (!spelling.accepts(value)) {
    throw new InputError(
      `The parameter ${name} is ${shown(value)}, expected ${spelling.expected}`,
    );
  }
}

function shown(text: string): string {
  return JSON.stringify(
    text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text,
  );
}
