import { parse } from 'yaml';
import { Entry } from './Entry';

/** Reads the lists of one file, entry by entry: an invalid entry becomes a problem, and the others are read. */
export class SeedFileReader {
  readonly problems: string[] = [];
  private readonly file: Entry | undefined;

  /**
   * @param name - name of the file, for messages
   * @param lists - the lists that the file may contain
   */
  constructor(name: string, text: string, lists: readonly string[]) {
    [this.file] = this.attempt(() => {
      const entry = new Entry(name, parse(text));
      entry.allow(['metadata', ...lists]);
      return [entry];
    });
  }

  read<T>(list: string, readEntry: (entry: Entry) => T[]): T[] {
    return this.attempt(() => this.file?.entries(list) ?? []).flatMap(entry =>
      this.attempt(() => readEntry(entry)),
    );
  }

  private attempt<T>(action: () => T[]): T[] {
    try {
      return action();
    } catch (error) {
      this.problems.push(
        error instanceof Error ? error.message : String(error),
      );
      return [];
    }
  }
}
