import { Lineage } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { TranslateFunction, useMlTranslation } from '../../../translations';
import { LIMITS, toGroups } from './lineageState';
import { countDrawn, countWithin } from './countEntities';
import { LineageControl } from './useLineageState';
import styles from './LineageSummary.module.css';

/** Sentences about the content of a slice and what it leaves out. */
function lineageSentences(t: TranslateFunction, lineage: Lineage): string[] {
  const { nodes, edges, totals, hidden } = lineage;
  const root = nodes.find(node => node.entityRef === lineage.root);
  const crossings = new Map<string, number>();
  for (const edge of edges) {
    if (edge.crossesTeams) {
      // Edges of several sources between the same entities are one crossing.
      const key = `${edge.from} ${edge.to}`;
      crossings.set(key, Math.max(crossings.get(key) ?? 0, edge.count ?? 1));
    }
  }
  const crossed = [...crossings.values()].reduce(
    (sum, count) => sum + count,
    0,
  );
  const missing = nodes.filter(node => node.notInCatalog).length;
  const ghosts = nodes.filter(node => node.kind === 'Ghost').length;
  const drawn = countDrawn(lineage) - 1;
  const within = countWithin(lineage) - 1;
  const around = {
    upstream: t('lineage.entities', { count: totals.upstream }),
    downstream: t('lineage.entities', { count: totals.downstream }),
  };
  const sentences: string[] = [
    root
      ? t('lineage.view.summary.around', { ...around, title: root.title })
      : t('lineage.view.summary.aroundIt', around),
  ];
  if (totals.both > 0) {
    sentences.push(
      t('lineage.view.summary.both', {
        count: totals.both,
        within: t('lineage.entities', { count: within }),
      }),
    );
  }
  if (totals.shown < within) {
    sentences.push(t('lineage.view.summary.shown', { count: totals.shown }));
  }
  if (drawn > totals.shown) {
    sentences.push(
      t('lineage.view.summary.further', { count: drawn - totals.shown }),
    );
  }
  if (crossed > 0) {
    sentences.push(t('lineage.view.summary.crossed', { count: crossed }));
  }
  if (missing > 0) {
    sentences.push(t('lineage.view.summary.missing', { count: missing }));
  }
  if (ghosts > 0) {
    sentences.push(t('lineage.view.summary.ghosts', { count: ghosts }));
  }
  if (hidden > 0) {
    sentences.push(t('lineage.view.summary.hidden', { count: hidden }));
  }
  return sentences;
}

/** The summary above the lineage, with an action to load more if a limit was reached. */
export function LineageSummary(props: {
  lineage: Lineage;
  control: LineageControl;
}) {
  const { lineage, control } = props;
  const { t } = useMlTranslation();
  const { state, update, isFull } = control;
  const next = LIMITS.find(limit => limit > state.limit);
  return (
    <div className={styles.root}>
      <p className={styles.text} role="status">
        {lineageSentences(t, lineage).join(' ')}
      </p>
      {isFull && (
        <p className={styles.text} role="alert">
          {t('lineage.view.summary.full')}
        </p>
      )}
      {lineage.truncated && (
        <div className={styles.truncated} role="note">
          <span>
            {t('lineage.view.summary.truncated', { limit: state.limit })}
          </span>
          {next && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => update({ limit: String(next) })}
            >
              {t('lineage.view.summary.showUpTo', { limit: next })}
            </Button>
          )}
          {!state.groupBy && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => update(toGroups('team'))}
            >
              {t('lineage.view.summary.drawTeams')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
