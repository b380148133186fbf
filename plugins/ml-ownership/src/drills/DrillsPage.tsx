import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { HandoverList, ProposeHandoverButton } from '../handovers';
import { PageBody } from '../page';
import { useUrlState } from '../url';
import { DrillCalendar } from './calendar';
import { DueDrills } from './due';
import { DrillList } from './list';
import { PlanDrillButton } from './plan';
import styles from './DrillsPage.module.css';

const ROOMS = [
  { id: 'due', title: 'Due' },
  { id: 'calendar', title: 'Calendar' },
  { id: 'drills', title: 'Drills' },
  { id: 'handovers', title: 'Handovers' },
] as const;

/** What should be drilled, what is, what was, and what changes hands. */
export function DrillsPage() {
  const { params, update } = useUrlState();
  const room = ROOMS.find(({ id }) => id === params.get('room'))?.id ?? 'due';
  return (
    <PageBody>
      <div className={styles.header}>
        <ToggleButtonGroup
          aria-label="Rooms"
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
          {ROOMS.map(({ id, title }) => (
            <ToggleButton key={id} id={id}>
              {title}
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
