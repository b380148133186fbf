import { Lineage } from '@mlownership/backstage-plugin-ml-ownership-common';
import styles from './LineageSummary.module.css';

/** What a slice holds and what it leaves out, in words. */
export function lineageSentences(lineage: Lineage): string[] {
  const { nodes, edges, totals, hidden } = lineage;
  const root = nodes.find(node => node.entityRef === lineage.root);
  const crossings = edges.filter(edge => edge.crossesTeams).length;
  const missing = nodes.filter(node => node.missing).length;
  const sentences = [
    `${entities(totals.upstream)} upstream and ${entities(
      totals.downstream,
    )} downstream of ${root?.title ?? 'it'}, within these steps.`,
  ];
  if (crossings > 0) {
    sentences.push(
      `Data crosses from one team to another ${
        crossings === 1 ? 'once' : `${crossings} times`
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

/** The sentences above a lineage. */
export function LineageSummary(props: { lineage: Lineage }) {
  const { lineage } = props;
  return (
    <p className={styles.root} role="status">
      {lineageSentences(lineage).join(' ')}
    </p>
  );
}
