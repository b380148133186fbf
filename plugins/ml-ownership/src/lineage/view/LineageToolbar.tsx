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
import { useWords } from '../../words';
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
  const { t } = useWords();
  const { state, update, undo } = control;
  const isExploring = state.view !== 'impact';
  return (
    <div
      className={styles.root}
      role="group"
      aria-label={t('lineage.view.controls')}
    >
      {isExploring && (
        <>
          <Stepper control={control} side="upstream" />
          <Stepper control={control} side="downstream" />
          <ToggleButtonGroup
            aria-label={t('lineage.view.draw')}
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
            <ToggleButton id="entity">
              {t('lineage.view.entities')}
            </ToggleButton>
            <ToggleButton id="system">{t('lineage.view.systems')}</ToggleButton>
            <ToggleButton id="team">{t('lineage.view.teams')}</ToggleButton>
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
            {t('lineage.view.undo')}
          </Button>
        )}
        {exporting}
        <ToggleButtonGroup
          aria-label={t('lineage.view.showAs')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[state.view]}
          onSelectionChange={keys => {
            const [view] = keys;
            update({ view: view === 'graph' ? undefined : String(view) });
          }}
        >
          <ToggleButton id="graph" iconStart={<RiNodeTree />}>
            {t('lineage.view.graph')}
          </ToggleButton>
          <ToggleButton id="list" iconStart={<RiListCheck2 />}>
            {t('lineage.view.list')}
          </ToggleButton>
          <ToggleButton id="impact" iconStart={<RiFlashlightLine />}>
            {t('lineage.view.impact')}
          </ToggleButton>
        </ToggleButtonGroup>
      </div>
    </div>
  );
}

function Stepper(props: { control: LineageControl; side: Side }) {
  const { control, side } = props;
  const { t, formats } = useWords();
  const value = control.state.depth[side];
  const label = t(`lineage.view.stepsOf.${side}`);
  const set = (depth: number) => control.update(toDepth(side, depth));
  return (
    <div className={styles.stepper} role="group" aria-label={label}>
      <span>{label}</span>
      <ButtonIcon
        size="small"
        variant="secondary"
        icon={<RiSubtractLine />}
        aria-label={t(`lineage.view.fewerSteps.${side}`)}
        isDisabled={value <= 0}
        onPress={() => set(value - 1)}
      />
      <output className={styles.depth} aria-label={label}>
        {formats.number(value)}
      </output>
      <ButtonIcon
        size="small"
        variant="secondary"
        icon={<RiAddLine />}
        aria-label={t(`lineage.view.moreSteps.${side}`)}
        isDisabled={value >= MOST_DEPTH}
        onPress={() => set(value + 1)}
      />
    </div>
  );
}
