import { parseDocument } from 'yaml';
import { z } from 'zod';
import { entry, list } from './seedFields';

/** Reads the lists of one file, entry by entry: an invalid entry becomes problems, and the others are read. */
export class SeedFileReader {
  /** What is invalid: file, entry, field, the value found and the value expected. */
  readonly problems: string[] = [];
  private readonly file: Record<string, unknown>;

  /**
   * @param name - name of the file, for messages
   * @param lists - the lists that the file may contain
   */
  constructor(
    private readonly name: string,
    text: string,
    lists: readonly string[],
  ) {
    const shape = Object.fromEntries(
      ['metadata', ...lists].map(field => [field, z.unknown().optional()]),
    );
    const document = parseDocument(text);
    this.problems.push(
      ...document.errors.map(({ message }) => `${name}: ${message}`),
    );
    [this.file = {}] =
      document.errors.length > 0
        ? []
        : this.parse(entry(shape), document.toJS());
  }

  /** Returns the valid entries of a list. */
  read<T>(name: string, schema: z.ZodType<T>): T[] {
    const [entries = []] = this.parse(list(z.unknown()), this.file[name], name);
    return entries.flatMap((one, index) =>
      this.parse(schema, one, `${name}[${index}]`),
    );
  }

  private parse<T>(
    schema: z.ZodType<T>,
    value: unknown,
    ...place: string[]
  ): [] | [T] {
    const result = schema.safeParse(value);
    if (result.success) {
      return [result.data];
    }
    for (const { path, message } of result.error.issues) {
      const names = path.map(step =>
        typeof step === 'number' ? `[${step}]` : ` ${String(step)}`,
      );
      this.problems.push(
        `${[this.name, ...place].join(' ')}${names.join('')} ${message}`,
      );
    }
    return [];
  }
}
