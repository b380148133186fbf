import { duration, entry, list, SeedFileReader, text } from '../demoSeed';
import { HistoryFile } from './HistoryFile';

const statement = entry({
  criterion: text,
  every: duration,
  pass: text,
  fail: text.optional(),
});

const reporter = entry({
  as: text,
  connected: duration,
  said: list(statement),
});

const document = entry({ path: text, written: duration });

/**
 * Parses the file of what happened before the first visit. An invalid entry becomes problems that name file, entry,
 * field, the value found and the value expected.
 *
 * @param name - name of the file, for messages
 */
export function parseHistoryFile(name: string, yaml: string): HistoryFile {
  const reader = new SeedFileReader(name, yaml, ['reporters', 'documents']);
  return {
    name,
    reporters: reader.read('reporters', reporter),
    documents: reader.read('documents', document),
    problems: reader.problems,
  };
}
