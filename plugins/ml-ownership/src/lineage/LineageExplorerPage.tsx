import { PageBody } from '../page';
import { EmptyState } from '../states';
import { useUrlState } from '../url';
import { LineageView } from './LineageView';
import { RootPicker } from './RootPicker';

/** Lineage from any entity. */
export function LineageExplorerPage() {
  const { params, update } = useUrlState();
  const root = params.get('root') || undefined;
  const setRoot = (entityRef: string) => update({ root: entityRef });
  return (
    <PageBody>
      <RootPicker root={root} onRoot={setRoot} />
      {root ? (
        <LineageView root={root} onRoot={setRoot} />
      ) : (
        <EmptyState title="Pick a model, dataset or pipeline">
          Its lineage shows what it is made from, what uses it, and where data
          crosses from one team to another.
        </EmptyState>
      )}
    </PageBody>
  );
}
