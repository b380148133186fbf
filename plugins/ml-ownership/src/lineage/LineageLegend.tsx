import { Lineage } from '@mlownership/backstage-plugin-ml-ownership-common';
import styles from './LineageLegend.module.css';

/** What the lines and frames mean; only those that occur. */
export function LineageLegend(props: { lineage: Lineage }) {
  const { lineage } = props;
  const entries = [
    {
      sample: 'plain',
      text: 'data flows from left to right',
      shown: lineage.edges.length > 0,
    },
    {
      sample: 'crossing',
      text: 'crosses from one team to another',
      shown: lineage.edges.some(edge => edge.crossesTeams),
    },
    {
      sample: 'claimed',
      text: 'claimed by the other side only',
      shown: lineage.edges.some(edge => edge.origin === 'claimed'),
    },
    {
      sample: 'observed',
      text: 'seen at run time',
      shown: lineage.edges.some(
        edge => edge.origin === 'observed' || edge.origin === 'inferred',
      ),
    },
    {
      sample: 'missing',
      text: 'not in the catalog',
      shown: lineage.nodes.some(node => node.missing),
    },
  ];
  return (
    <ul className={styles.root} aria-label="Legend">
      {entries
        .filter(entry => entry.shown)
        .map(({ sample, text }) => (
          <li key={sample}>
            <svg width="32" height="14" aria-hidden>
              {sample === 'missing' ? (
                <rect
                  className={styles.missing}
                  x="1"
                  y="1"
                  width="30"
                  height="12"
                  rx="3"
                />
              ) : (
                <line
                  className={styles.line}
                  data-sample={sample}
                  x1="0"
                  y1="7"
                  x2="32"
                  y2="7"
                />
              )}
            </svg>
            {text}
          </li>
        ))}
    </ul>
  );
}
