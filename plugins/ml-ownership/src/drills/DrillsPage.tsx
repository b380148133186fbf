import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { HandoverList, ProposeHandoverButton } from '../handovers';
import { PageBody } from '../page';
import { useUrlState } from '../url';
import { useWords } from '../words';
import { DrillCalendar } from './calendar';
import { DueDrills } from './due';
import { DrillList } from './list';
import { PlanDrillButton } from './plan';
import styles from './DrillsPage.module.css';

const ROOMS = ['due', 'calendar', 'drills', 'handovers'] as const;

/** What should be drilled, what is, what was, and what changes hands. */
export function DrillsPage() {
  const { t } = useWords();
  const { params, update } = useUrlState();
  const room = ROOMS.find(id => id === params.get('room')) ?? 'due';
  return (
    <PageBody>
      <div className={styles.header}>
        <ToggleButtonGroup
          aria-label={t('drills.rooms.label')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[room]}
          onSelectionChange={keys => {
            const [next] = keys;
            // What a room is filtered by means nothing in another.
            update({
              ...Object.fromEntries(
                [...params.keys()].map(name => [name, undefined]),
              ),
              room: next === 'due' ? undefined : String(next),
            });
          }}
        >
          {ROOMS.map(id => (
            <ToggleButton key={id} id={id}>
              {t(`drills.rooms.${id}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <div className={styles.actions}>
          {room === 'handovers' ? (
            <ProposeHandoverButton variant="primary" />
          ) : (
            <PlanDrillButton variant="primary" />
          )}
        </div>
      </div>
      {room === 'due' && <DueDrills />}
      {room === 'calendar' && <DrillCalendar />}
      {room === 'drills' && <DrillList />}
      {room === 'handovers' && <HandoverList />}
    </PageBody>
  );
}
