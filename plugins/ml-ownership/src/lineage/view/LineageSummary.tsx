import { Lineage } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { LIMITS, toGroups } from './lineageState';
import { LineageControl } from './useLineageState';
import styles from './LineageSummary.module.css';

/** What a slice holds and what it leaves out, in words. */
export function lineageSentences(lineage: Lineage): string[] {
  const { nodes, edges, groups, totals, hidden } = lineage;
  const root = nodes.find(node => node.entityRef === lineage.root);
  const crossings = new Map<string, number>();
  for (const edge of edges) {
    if (edge.crossesTeams) {
      // What several sources say of the same two is one crossing.
      const key = `${edge.from} ${edge.to}`;
      crossings.set(key, Math.max(crossings.get(key) ?? 0, edge.count ?? 1));
    }
  }
  const crossed = [...crossings.values()].reduce(
    (sum, count) => sum + count,
    0,
  );
  const missing = nodes.filter(node => node.missing).length;
  const ghosts = nodes.filter(node => node.kind === 'Ghost').length;
  const shown =
    nodes.length + groups.reduce((sum, group) => sum + group.entities, 0) - 1;
  const sentences = [
    `${entities(totals.upstream)} upstream and ${entities(
      totals.downstream,
    )} downstream of ${root?.title ?? 'it'}, within these steps.`,
  ];
  if (shown < totals.upstream + totals.downstream) {
    sentences.push(`${shown} of them ${shown === 1 ? 'is' : 'are'} shown.`);
  }
  if (crossed > 0) {
    sentences.push(
      `Data crosses from one team to another ${
        crossed === 1 ? 'once' : `${crossed} times`
      }.`,
    );
  }
  if (missing > 0) {
    sentences.push(
      `${missing} ${
        missing === 1 ? 'is named but is' : 'are named but are'
      } not in the catalog.`,
    );
  }
  if (ghosts > 0) {
    sentences.push(
      `${ghosts} ${ghosts === 1 ? 'was' : 'were'} seen at run time and ${
        ghosts === 1 ? 'is' : 'are'
      } not in the catalog.`,
    );
  }
  if (hidden > 0) {
    sentences.push(
      `${entities(hidden)} ${
        hidden === 1 ? 'is' : 'are'
      } there that you may not see.`,
    );
  }
  return sentences;
}

function entities(count: number): string {
  return count === 1 ? '1 entity' : `${count} entities`;
}

/** The sentences above a lineage, with a way to what did not fit. */
export function LineageSummary(props: {
  lineage: Lineage;
  control: LineageControl;
}) {
  const { lineage, control } = props;
  const { state, update, isFull } = control;
  const next = LIMITS.find(limit => limit > state.limit);
  return (
    <div className={styles.root}>
      <p className={styles.text} role="status">
        {lineageSentences(lineage).join(' ')}
      </p>
      {isFull && (
        <p className={styles.text} role="alert">
          That is as much as can be opened or hidden one by one. Take some of it
          back first, or show more steps instead.
        </p>
      )}
      {lineage.truncated && (
        <div className={styles.truncated} role="note">
          <span>{`There are more than the nearest ${state.limit}.`}</span>
          {next && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => update({ limit: String(next) })}
            >
              {`Show up to ${next}`}
            </Button>
          )}
          {!state.groupBy && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => update(toGroups('team'))}
            >
              Draw teams instead
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
