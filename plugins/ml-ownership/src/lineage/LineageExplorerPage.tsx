import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { PageBody } from '../page';
import { EmptyState } from '../states';
import { useUrlState } from '../url';
import { useWords } from '../words';
import { CrossingsPage } from './crossings';
import { DifferencesPage } from './differences';
import { RootPicker } from './RootPicker';
import { LineageView } from './view';

const ROOMS = [
  { id: 'explore', title: 'lineage.explore' },
  { id: 'crossings', title: 'lineage.boundaryCrossings' },
  { id: 'differences', title: 'lineage.declaredAndObserved' },
] as const;

/** Lineage from any entity, where it crosses teams, and where it is not what was declared. */
export function LineageExplorerPage() {
  const { t } = useWords();
  const { params, update } = useUrlState();
  const room = ROOMS.find(({ id }) => id === params.get('room'))?.id;
  return (
    <PageBody>
      <ToggleButtonGroup
        aria-label={t('lineage.rooms')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[room ?? 'explore']}
        onSelectionChange={keys => {
          const [next] = keys;
          // What a room is filtered by means nothing in another.
          update({
            ...Object.fromEntries(
              [...params.keys()].map(name => [name, undefined]),
            ),
            room: next === 'explore' ? undefined : String(next),
          });
        }}
      >
        {ROOMS.map(({ id, title }) => (
          <ToggleButton key={id} id={id}>
            {t(title)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {room === 'crossings' && <CrossingsPage />}
      {room === 'differences' && <DifferencesPage />}
      {(room === undefined || room === 'explore') && <Explore />}
    </PageBody>
  );
}

function Explore() {
  const { t } = useWords();
  const { params, update } = useUrlState();
  const root = params.get('root') || undefined;
  const setRoot = (entityRef: string) =>
    update({
      // What is shown around one entity is not what is shown around another.
      ...Object.fromEntries([...params.keys()].map(name => [name, undefined])),
      view: params.get('view') ?? undefined,
      root: entityRef,
    });
  return (
    <>
      <RootPicker root={root} onRoot={setRoot} />
      {root ? (
        <LineageView root={root} onRoot={setRoot} />
      ) : (
        <EmptyState title={t('lineage.pick')}>
          {t('lineage.pickWhy')}
        </EmptyState>
      )}
    </>
  );
}
