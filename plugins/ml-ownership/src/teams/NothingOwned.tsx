import { EmptyState } from '../states';

/** A group that has to do with no Model, Dataset or Pipeline, which is nothing to worry about. */
export function NothingOwned() {
  return (
    <EmptyState title="Nothing to score">
      This group, with the groups under it, owns and operates no Model, Dataset
      or Pipeline.
    </EmptyState>
  );
}
