import {
  Button,
  ButtonIcon,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  RiAddLine,
  RiArrowGoBackLine,
  RiEqualizerLine,
  RiFlashlightLine,
  RiListCheck2,
  RiNodeTree,
  RiSubtractLine,
} from '@remixicon/react';
import {
  LineageDepth,
  LineageDepths,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Side } from '@mlownership/lineage-canvas';
import { ReactNode, useId, useState } from 'react';
import { useMlTranslation } from '../../../translations';
import { GroupBy, MAX_DEPTH, toDepth, toGroups } from './lineageState';
import { LineageControl } from './useLineageState';
import styles from './LineageToolbar.module.css';

/** Controls for depth, grouping and view. */
export function LineageToolbar(props: {
  control: LineageControl;
  /** How far the lineage goes; undefined while that is not known. */
  depths?: LineageDepths;
  search?: ReactNode;
  filtering?: ReactNode;
  exporting?: ReactNode;
}) {
  const { control, depths, search, filtering, exporting } = props;
  const { t } = useMlTranslation();
  const { state, update, undo } = control;
  const [isOpen, setOpen] = useState(false);
  const optionsId = useId();
  const isExploring = state.view !== 'impact';
  return (
    <div
      className={styles.root}
      role="group"
      aria-label={t('lineage.view.controls')}
    >
      <div className={styles.rows}>
        {isExploring && (
          <>
            <div className={styles.find} data-open={isOpen || undefined}>
              {search}
            </div>
            {filtering}
            <Button
              className={styles.more}
              size="small"
              variant="secondary"
              iconStart={<RiEqualizerLine />}
              aria-expanded={isOpen}
              aria-controls={optionsId}
              onPress={() => setOpen(!isOpen)}
            >
              {t('lineage.view.options')}
            </Button>
            <div
              id={optionsId}
              className={styles.options}
              data-open={isOpen || undefined}
            >
              <Stepper
                control={control}
                side="upstream"
                end={depths?.upstream}
              />
              <Stepper
                control={control}
                side="downstream"
                end={depths?.downstream}
              />
              <ToggleButtonGroup
                aria-label={t('lineage.view.draw')}
                selectionMode="single"
                disallowEmptySelection
                selectedKeys={[state.groupBy ?? 'entity']}
                onSelectionChange={keys => {
                  const [level] = keys;
                  update(
                    toGroups(
                      level === 'entity' ? undefined : (level as GroupBy),
                    ),
                  );
                }}
              >
                <ToggleButton id="entity">
                  {t('lineage.view.entities')}
                </ToggleButton>
                <ToggleButton id="system">
                  {t('lineage.view.systems')}
                </ToggleButton>
                <ToggleButton id="team">{t('lineage.view.teams')}</ToggleButton>
              </ToggleButtonGroup>
              <Button
                size="small"
                variant="secondary"
                iconStart={<RiArrowGoBackLine />}
                isDisabled={!undo}
                onPress={undo}
              >
                {t('lineage.view.undo')}
              </Button>
              {exporting}
            </div>
          </>
        )}
        <div className={styles.end}>
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
              <span className={styles.name}>{t('lineage.view.graph')}</span>
            </ToggleButton>
            <ToggleButton id="list" iconStart={<RiListCheck2 />}>
              <span className={styles.name}>{t('lineage.view.list')}</span>
            </ToggleButton>
            <ToggleButton id="impact" iconStart={<RiFlashlightLine />}>
              <span className={styles.name}>{t('lineage.view.impact')}</span>
            </ToggleButton>
          </ToggleButtonGroup>
        </div>
      </div>
    </div>
  );
}

function Stepper(props: {
  control: LineageControl;
  side: Side;
  end: LineageDepth | undefined;
}) {
  const { control, side, end } = props;
  const { t, formats } = useMlTranslation();
  const depth = control.state.depth[side];
  // A link, or fast clicks, may ask for more steps than there are.
  const value = end ? Math.min(depth, end.farthest) : depth;
  const label = t(`lineage.view.stepsOf.${side}`);
  const set = (steps: number) => control.update(toDepth(side, steps));
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
        isDisabled={depth >= MAX_DEPTH || end?.continues === false}
        onPress={() => set(depth + 1)}
      />
    </div>
  );
}
