import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { HandoverList, ProposeHandoverButton } from '../handovers';
import { PageBody } from '../../ui/page';
import { useTab } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import { DrillCalendar } from './calendar';
import { DueDrills } from './due';
import { DrillList } from './list';
import { PlanDrillButton } from './plan';
import layout from '../../ui/layout.module.css';
import styles from './DrillsPage.module.css';

const TABS = ['due', 'calendar', 'drills', 'handovers'] as const;

/** The due drills, the drills, the calendar and the handovers. */
export function DrillsPage() {
  const { t } = useMlTranslation();
  const { tab, selectTab } = useTab(TABS);
  return (
    <PageBody>
      <div className={layout.spacedRow}>
        <ToggleButtonGroup
          aria-label={t('drills.tabs.label')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[tab]}
          onSelectionChange={([next]) => selectTab(String(next))}
        >
          {TABS.map(id => (
            <ToggleButton key={id} id={id}>
              {t(`drills.tabs.${id}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <div className={styles.actions}>
          {tab === 'handovers' ? (
            <ProposeHandoverButton variant="primary" />
          ) : (
            <PlanDrillButton variant="primary" />
          )}
        </div>
      </div>
      {tab === 'due' && <DueDrills />}
      {tab === 'calendar' && <DrillCalendar />}
      {tab === 'drills' && <DrillList />}
      {tab === 'handovers' && <HandoverList />}
    </PageBody>
  );
}
