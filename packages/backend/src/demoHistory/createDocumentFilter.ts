import { ReplayClock } from '../demoReplay';
import { HistoryDocument } from './HistoryFile';

/** Returns whether a file below `examples/` exists at the time of the clock. */
export function createDocumentFilter(
  documents: readonly HistoryDocument[],
  clock: ReplayClock,
): (path: string) => boolean {
  const written = new Map(documents.map(one => [one.path, one.written]));
  return path =>
    clock.present - (written.get(path) ?? Infinity) <= clock.time();
}
