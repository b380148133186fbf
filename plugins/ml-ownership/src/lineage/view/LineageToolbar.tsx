import {
  Button,
  ButtonIcon,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  RiAddLine,
  RiArrowGoBackLine,
  RiFlashlightLine,
  RiListCheck2,
  RiNodeTree,
  RiSubtractLine,
} from '@remixicon/react';
import { ReactNode } from 'react';
import { Side } from '../canvas';
import { GroupBy, MOST_DEPTH, toDepth, toGroups } from './lineageState';
import { LineageControl } from './useLineageState';
import styles from './LineageToolbar.module.css';

/** How far to look, how closely, and as what. */
export function LineageToolbar(props: {
  control: LineageControl;
  search?: ReactNode;
  filtering?: ReactNode;
  exporting?: ReactNode;
}) {
  const { control, search, filtering, exporting } = props;
  const { state, update, undo } = control;
  const isExploring = state.view !== 'impact';
  return (
    <div className={styles.root} role="group" aria-label="Lineage controls">
      {isExploring && (
        <>
          <Stepper control={control} side="upstream" />
          <Stepper control={control} side="downstream" />
          <ToggleButtonGroup
            aria-label="Draw"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[state.groupBy ?? 'entity']}
            onSelectionChange={keys => {
              const [level] = keys;
              update(
                toGroups(level === 'entity' ? undefined : (level as GroupBy)),
              );
            }}
          >
            <ToggleButton id="entity">Entities</ToggleButton>
            <ToggleButton id="system">Systems</ToggleButton>
            <ToggleButton id="team">Teams</ToggleButton>
          </ToggleButtonGroup>
          {search}
          {filtering}
        </>
      )}
      <div className={styles.end}>
        {isExploring && (
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiArrowGoBackLine />}
            isDisabled={!undo}
            onPress={undo}
          >
            Undo
          </Button>
        )}
        {exporting}
        <ToggleButtonGroup
          aria-label="Show as"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[state.view]}
          onSelectionChange={keys => {
            const [view] = keys;
            update({ view: view === 'graph' ? undefined : String(view) });
          }}
        >
          <ToggleButton id="graph" iconStart={<RiNodeTree />}>
            Graph
          </ToggleButton>
          <ToggleButton id="list" iconStart={<RiListCheck2 />}>
            List
          </ToggleButton>
          <ToggleButton id="impact" iconStart={<RiFlashlightLine />}>
            Impact
          </ToggleButton>
        </ToggleButtonGroup>
      </div>
    </div>
  );
}

function Stepper(props: { control: LineageControl; side: Side }) {
  const { control, side } = props;
  const value = control.state.depth[side];
  const label = `Steps ${side}`;
  const set = (depth: number) => control.update(toDepth(side, depth));
  return (
    <div className={styles.stepper} role="group" aria-label={label}>
      <span>{label}</span>
      <ButtonIcon
        size="small"
        variant="secondary"
        icon={<RiSubtractLine />}
        aria-label={`Fewer steps ${side}`}
        isDisabled={value <= 0}
        onPress={() => set(value - 1)}
      />
      <output className={styles.depth} aria-label={label}>
        {value}
      </output>
      <ButtonIcon
        size="small"
        variant="secondary"
        icon={<RiAddLine />}
        aria-label={`More steps ${side}`}
        isDisabled={value >= MOST_DEPTH}
        onPress={() => set(value + 1)}
      />
    </div>
  );
}
