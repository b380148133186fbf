import { useEffect, useRef } from 'react';
import { ImpactPanel } from '../impact';
import { LineageExplorer } from './LineageExplorer';
import { LineageToolbar } from './LineageToolbar';
import { useLineageState } from './useLineageState';
import styles from './LineageView.module.css';

/**
 * Upstream and downstream lineage of an entity: as a graph, as a list with the same content, or as the impact if it
 * breaks. The state is stored in the search parameters.
 *
 * @param onRoot - called with the entity ref of a node to make it the root; if undefined, nodes do not offer that
 */
export function LineageView(props: {
  root: string;
  onRoot?: (entityRef: string) => void;
}) {
  const { root, onRoot } = props;
  const control = useLineageState(root);

  const frame = useRef<HTMLDivElement>(null);
  const { undo } = control;

  useEffect(() => {
    const element = frame.current;
    const onKeyDown = (event: KeyboardEvent) => {
      const { tagName } = event.target as Element;
      if (
        undo &&
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        event.key === 'z' &&
        tagName !== 'INPUT' &&
        tagName !== 'TEXTAREA'
      ) {
        event.preventDefault();
        undo();
      }
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [undo]);

  return (
    <div ref={frame} className={styles.root}>
      {control.state.view === 'impact' ? (
        <>
          <LineageToolbar control={control} />
          <ImpactPanel root={root} />
        </>
      ) : (
        <LineageExplorer root={root} onRoot={onRoot} control={control} />
      )}
    </div>
  );
}
