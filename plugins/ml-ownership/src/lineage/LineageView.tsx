import { Lineage } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Button,
  ButtonIcon,
  Skeleton,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  RiAddLine,
  RiListCheck2,
  RiNodeTree,
  RiSubtractLine,
} from '@remixicon/react';
import { lazy, Suspense } from 'react';
import { EmptyState, ErrorState, LoadingState, useMlData } from '../states';
import { useUrlState } from '../url';
import { LineageLegend } from './LineageLegend';
import { LineageList } from './LineageList';
import {
  LIMITS,
  LineageChoice,
  lineageChoice,
  lineageQuery,
  MOST_DEPTH,
} from './lineageQuery';
import { LineageSummary } from './LineageSummary';
import styles from './LineageView.module.css';

const LineageGraph = lazy(() =>
  import('./LineageGraph').then(module => ({ default: module.LineageGraph })),
);

/**
 * What feeds an entity and what it feeds, as a graph or as a list with the same content. How deep, and which of the
 * two, stands in the search parameters.
 *
 * @param onRoot - called with the entity ref of a node to look from instead; without it nodes don't offer that
 */
export function LineageView(props: {
  root: string;
  onRoot?: (entityRef: string) => void;
}) {
  const { root, onRoot } = props;
  const { params, update } = useUrlState();
  const choice = lineageChoice(params);
  const query = lineageQuery(root, choice);
  const { data, error, loading, stale, reload } = useMlData(
    ['lineage', query],
    api => api.getLineage(query),
  );
  // What is kept from before may be about another root.
  const lineage = data?.root === root || !stale ? data : undefined;

  const setDepth = (side: 'up' | 'down', depth: number) =>
    update({ [side]: String(Math.min(MOST_DEPTH, Math.max(0, depth))) });
  const expand = (side: 'upstream' | 'downstream') =>
    side === 'upstream'
      ? setDepth('up', choice.upstreamDepth + 1)
      : setDepth('down', choice.downstreamDepth + 1);

  return (
    <div className={styles.root}>
      <div
        className={styles.toolbar}
        role="group"
        aria-label="Lineage controls"
      >
        <Stepper
          label="Steps upstream"
          value={choice.upstreamDepth}
          onChange={depth => setDepth('up', depth)}
        />
        <Stepper
          label="Steps downstream"
          value={choice.downstreamDepth}
          onChange={depth => setDepth('down', depth)}
        />
        <ToggleButtonGroup
          className={styles.views}
          aria-label="Show as"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[choice.view]}
          onSelectionChange={keys => {
            const [view] = keys;
            update({ view: view === 'list' ? 'list' : undefined });
          }}
        >
          <ToggleButton id="graph" iconStart={<RiNodeTree />}>
            Graph
          </ToggleButton>
          <ToggleButton id="list" iconStart={<RiListCheck2 />}>
            List
          </ToggleButton>
        </ToggleButtonGroup>
      </div>
      {error && !lineage && (
        <ErrorState error={error} subject="the lineage" onRetry={reload} />
      )}
      {!error && !lineage && (
        <LoadingState subject="the lineage" heights={[24, 520]} />
      )}
      {lineage && (
        <>
          {error && (
            <ErrorState error={error} subject="more of it" onRetry={reload} />
          )}
          <LineageSummary lineage={lineage} />
          {lineage.truncated && (
            <Truncated
              choice={choice}
              onMore={limit => update({ limit: String(limit) })}
            />
          )}
          <Content
            lineage={lineage}
            choice={choice}
            busy={loading || stale}
            onExpand={expand}
            onRoot={onRoot}
          />
        </>
      )}
    </div>
  );
}

function Content(props: {
  lineage: Lineage;
  choice: LineageChoice;
  busy: boolean;
  onExpand: (side: 'upstream' | 'downstream') => void;
  onRoot?: (entityRef: string) => void;
}) {
  const { lineage, choice, busy, onExpand, onRoot } = props;
  if (lineage.nodes.length <= 1 && lineage.edges.length === 0) {
    const [only] = lineage.nodes;
    const beyond = only ? only.beyond.upstream + only.beyond.downstream : 0;
    return (
      <EmptyState
        title={
          beyond > 0
            ? 'Nothing within this many steps'
            : 'Nothing feeds it, and it feeds nothing'
        }
      >
        {beyond > 0
          ? `It has ${beyond} direct neighbours: show more steps.`
          : 'Declare what it is made from, such as spec.trainedOn or spec.producedBy on a Model, spec.consumes or spec.produces on a Pipeline.'}
      </EmptyState>
    );
  }
  return (
    <div
      aria-busy={busy}
      data-busy={busy || undefined}
      className={styles.content}
    >
      {choice.view === 'list' ? (
        <LineageList lineage={lineage} onExpand={onExpand} onRoot={onRoot} />
      ) : (
        <>
          <Suspense fallback={<Skeleton width="100%" height={560} />}>
            <LineageGraph
              lineage={lineage}
              onExpand={onExpand}
              onRoot={onRoot}
            />
          </Suspense>
          <LineageLegend lineage={lineage} />
        </>
      )}
    </div>
  );
}

function Truncated(props: {
  choice: LineageChoice;
  onMore: (limit: number) => void;
}) {
  const { choice, onMore } = props;
  const next = LIMITS.find(limit => limit > choice.limit);
  return (
    <div className={styles.truncated} role="note">
      <Text variant="body-medium">
        Only the nearest {choice.limit} are shown.
      </Text>
      {next && (
        <Button size="small" variant="secondary" onPress={() => onMore(next)}>
          {`Show up to ${next}`}
        </Button>
      )}
    </div>
  );
}

function Stepper(props: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  const { label, value, onChange } = props;
  return (
    <div className={styles.stepper} role="group" aria-label={label}>
      <span>{label}</span>
      <ButtonIcon
        size="small"
        variant="secondary"
        icon={<RiSubtractLine />}
        aria-label={`Fewer ${label.toLocaleLowerCase('en-US')}`}
        isDisabled={value <= 0}
        onPress={() => onChange(value - 1)}
      />
      <output className={styles.depth} aria-label={label}>
        {value}
      </output>
      <ButtonIcon
        size="small"
        variant="secondary"
        icon={<RiAddLine />}
        aria-label={`More ${label.toLocaleLowerCase('en-US')}`}
        isDisabled={value >= MOST_DEPTH}
        onPress={() => onChange(value + 1)}
      />
    </div>
  );
}
