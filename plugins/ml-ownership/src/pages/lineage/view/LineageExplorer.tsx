import { Lineage } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  LineageCanvasHandle,
  Side,
  TeamStyle,
} from '@mlownership/lineage-canvas';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ToggleButton } from '@backstage/ui';
import { RiFilter3Line } from '@remixicon/react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useEntityTitles, useMissing } from '../../../ui/entity';
import { EmptyState, ErrorState, useMlQuery } from '../../../ui/async-state';
import { withQuery } from '../../../ui/url';
import { lineageRouteRef } from '../../../routes';
import { useMlTranslation } from '../../../translations';
import { LineageUnknown } from '../LineageUnknown';
import { GraphFrame } from './GraphFrame';
import { GraphSkeleton } from './GraphSkeleton';
import { LineageDetails } from './LineageDetails';
import { LineageExport } from './LineageExport';
import { LineageFilters } from './LineageFilters';
import { toLegend } from './toLegend';
import { LineageLegend } from './LineageLegend';
import { LineageList } from './LineageList';
import { LineagePathNote } from './LineagePathNote';
import { LineageSearch } from './LineageSearch';
import { LineageSummary } from './LineageSummary';
import { LineageToolbar } from './LineageToolbar';
import { lineageDrawing, namedRefs } from './toDrawnGraph';
import {
  collapse,
  expand,
  FAN_OUT,
  FILTER_PARAMETERS,
  toGroups,
  toQuery,
} from './lineageState';
import { assignTeamStyles } from './assignTeamStyles';
import { useLineagePath } from './useLineagePath';
import { LineageControl } from './useLineageState';
import styles from './LineageExplorer.module.css';

const LineageGraph = lazy(() =>
  import('./LineageGraph').then(module => ({ default: module.LineageGraph })),
);

/** Lineage as a graph or a list, with toolbar, filters and details. */
export function LineageExplorer(props: {
  root: string;
  onRoot?: (entityRef: string) => void;
  control: LineageControl;
}) {
  const { root, onRoot, control } = props;
  const { t } = useMlTranslation();
  const { state, update } = control;
  const canvas = useRef<LineageCanvasHandle>(null);
  const filtered = FILTER_PARAMETERS.filter(
    name => state[name].length > 0,
  ).length;
  const [isFiltering, setFiltering] = useState(filtered > 0);

  const path = useLineagePath(root, state);
  const onPath = useMemo(
    () =>
      path.asked
        ? path.data?.nodes.map(({ entityRef }) => entityRef) ?? []
        : [],
    [path.asked, path.data],
  );
  const query = toQuery(root, state, onPath);
  const { data, error, loading, stale, reload } = useMlQuery(
    ['lineage', query],
    api => api.getLineage(query),
  );
  // Data from the previous query may be about another root.
  const lineage = data?.root === root || !stale ? data : undefined;

  const refs = useMemo(() => (lineage ? namedRefs(lineage) : []), [lineage]);
  const titleOf = useEntityTitles(refs);
  const { isMissing } = useMissing(refs);
  const looks = useRef<ReadonlyMap<string, TeamStyle>>(new Map());
  looks.current = useMemo(
    () =>
      assignTeamStyles(
        refs.filter(ref => !ref.startsWith('system:')),
        looks.current,
      ),
    [refs],
  );
  const drawing = useMemo(
    () =>
      lineage &&
      lineageDrawing(t, lineage, state, looks.current, { titleOf, isMissing }),
    [t, lineage, state, titleOf, isMissing],
  );
  const legend = drawing && toLegend(drawing, looks.current);
  const highlighted = useMemo(
    () =>
      new Set([
        ...onPath,
        ...(path.asked ? path.data?.edges ?? [] : []).map(
          ({ from, to }) => `${from} ${to}`,
        ),
      ]),
    [onPath, path.asked, path.data],
  );

  const drawn = useMemo(
    () => new Set(drawing?.nodes.map(({ id }) => id)),
    [drawing],
  );
  const navigate = useNavigate();
  const explorerPath = useRouteRef(lineageRouteRef)?.();
  const startFrom =
    onRoot ??
    (explorerPath === undefined
      ? undefined
      : (ref: string) => navigate(withQuery(explorerPath, { root: ref })!));

  const select = (id: string | undefined) => update({ at: id });
  const onExpand = (id: string, side: Side) => {
    const node = drawing?.nodes.find(other => other.id === id);
    if (node) {
      const isWide = !node.isGroup && node.omittedNeighbours[side] > FAN_OUT;
      update({
        ...expand(state, node, side),
        // Select the node, so that the details list its folded neighbours.
        ...(isWide && { at: id }),
      });
    }
  };
  const onCollapse = (id: string, side: Side) =>
    update(collapse(state, id, side));

  const waiting = (
    <GraphFrame>
      <GraphSkeleton subject={t('lineage.view.lineage')} />
    </GraphFrame>
  );
  const toolbar = (
    <LineageToolbar
      control={control}
      depths={stale ? undefined : lineage?.depths}
      search={
        <LineageSearch
          from={root}
          label={t('lineage.view.find')}
          origins={state.origins}
          drawn={drawn}
          onFound={found =>
            update({
              at: found,
              path: found === root ? undefined : found,
              pathFrom: undefined,
            })
          }
          onElsewhere={startFrom}
        />
      }
      filtering={
        <ToggleButton
          size="small"
          iconStart={<RiFilter3Line />}
          isSelected={isFiltering}
          onChange={setFiltering}
        >
          {filtered > 0
            ? t('lineage.view.filtersChosen', { chosen: filtered })
            : t('lineage.view.filters')}
        </ToggleButton>
      }
      exporting={
        <LineageExport
          lineage={lineage}
          canvas={state.view === 'graph' ? canvas : undefined}
          legend={legend}
          isFiltered={filtered > 0}
          titleOf={titleOf}
        />
      }
    />
  );
  if (!lineage) {
    return (
      <>
        {toolbar}
        {error ? (
          <LineageUnknown
            error={error}
            root={root}
            subject={t('lineage.view.lineage')}
            onRetry={reload}
          />
        ) : (
          <>
            <div className={styles.summaryPlace} />
            {waiting}
          </>
        )}
      </>
    );
  }

  const selected = drawing!.nodes.find(({ id }) => id === state.selected);
  return (
    <>
      {toolbar}
      {isFiltering && (
        <LineageFilters lineage={lineage} control={control} titleOf={titleOf} />
      )}
      <LineageSummary lineage={lineage} control={control} />
      {path.asked && (
        <LineagePathNote
          path={path}
          onClose={() => update({ path: undefined, pathFrom: undefined })}
        />
      )}
      {isAlone(lineage) ? (
        <>
          <Alone lineage={lineage} />
          {error && (
            <ErrorState
              error={error}
              subject={t('lineage.view.moreOfIt')}
              onRetry={reload}
            />
          )}
        </>
      ) : (
        <div
          className={styles.content}
          data-selected={selected ? true : undefined}
          aria-busy={loading || stale}
        >
          <div className={styles.main}>
            {error && (
              <div className={styles.notice}>
                <ErrorState
                  error={error}
                  subject={t('lineage.view.moreOfIt')}
                  onRetry={reload}
                />
              </div>
            )}
            {state.view === 'list' ? (
              <LineageList
                lineage={lineage}
                drawing={drawing!}
                onExpand={onExpand}
                onCollapse={onCollapse}
                onSelect={select}
              />
            ) : (
              <Suspense fallback={waiting}>
                <LineageGraph
                  // Resets the viewport, because another grouping is another drawing.
                  key={`${root} ${state.groupBy}`}
                  ref={canvas}
                  drawing={drawing!}
                  root={root}
                  path={highlighted}
                  onPath={onPath}
                  depth={state.depth}
                  busy={loading || stale}
                  selected={state.selected}
                  onSelect={select}
                  onExpand={onExpand}
                  onCollapse={onCollapse}
                  onZoomedOut={
                    state.groupBy === 'team'
                      ? undefined
                      : () =>
                          update(
                            toGroups(
                              state.groupBy === 'system' ? 'team' : 'system',
                            ),
                          )
                  }
                />
              </Suspense>
            )}
          </div>
          {selected && (
            <LineageDetails
              node={selected}
              root={root}
              control={control}
              drawing={drawing!}
              onExpand={onExpand}
              onCollapse={onCollapse}
              onRoot={onRoot}
              onClose={() => select(undefined)}
            />
          )}
        </div>
      )}
      <LineageLegend legend={legend!} />
    </>
  );
}

function isAlone({ nodes, groups }: Lineage): boolean {
  return nodes.length + groups.length <= 1;
}

function Alone(props: { lineage: Lineage }) {
  const { t } = useMlTranslation();
  const { nodes, hidden, totals } = props.lineage;
  const [only] = nodes;
  const omitted = only
    ? only.omittedNeighbours.upstream + only.omittedNeighbours.downstream
    : 0;
  if (omitted > 0 || totals.upstream + totals.downstream > 0) {
    return (
      <EmptyState title={t('lineage.view.notWithin')}>
        {omitted > 0
          ? t('lineage.view.neighboursBeyond', { count: omitted })
          : t('lineage.view.takeFiltersAway')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t(
        hidden > 0
          ? 'lineage.view.nothingVisible'
          : 'lineage.view.nothingAround',
      )}
    >
      {t('lineage.view.declareIt')}
    </EmptyState>
  );
}
