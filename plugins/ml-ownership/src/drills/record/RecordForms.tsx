import {
  Button,
  TextAreaField,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { FormEvent, useState } from 'react';
import { EntityLink } from '../../entity';
import { CatalogSearch } from '../../filters';
import { Section } from '../../page';
import { Refused } from './Refused';
import { useMove } from './useMove';
import styles from './RecordForms.module.css';

/** What can be written down while something goes on. */
export type RecordKind = 'blocker' | 'helper' | 'note' | 'trace';

/** Something to write down. */
export interface RecordEntry {
  kind: RecordKind;
  text?: string;
  url?: string;
  person?: string;
}

const KINDS: Record<RecordKind, { title: string; submit: string }> = {
  blocker: { title: 'Blocker', submit: 'Note the blocker' },
  helper: { title: 'Help', submit: 'Note who was asked' },
  note: { title: 'Note', submit: 'Note it' },
  trace: { title: 'Trace', submit: 'Add the trace' },
};

const EMPTY: Record<RecordKind, Omit<RecordEntry, 'kind'>> = {
  blocker: {},
  helper: {},
  note: {},
  trace: {},
};

/**
 * A form for each kind of entry, one at a time. What was typed into one is still there when one comes back to it, and is
 * gone only when the server has it.
 */
export function RecordForms<K extends RecordKind>(props: {
  kinds: readonly K[];
  /** Nothing can be written down any more, so that only what was typed before is shown. */
  isClosed: boolean;
  lead?: string;
  onRecord: (entry: RecordEntry & { kind: K }) => Promise<unknown>;
}) {
  const { kinds, isClosed, lead, onRecord } = props;
  const [kind, setKind] = useState(kinds[0]);
  const [drafts, setDrafts] = useState(EMPTY);
  const { run, pending, error } = useMove(onRecord);
  const draft = drafts[kind];
  const set = (patch: Omit<RecordEntry, 'kind'>) =>
    setDrafts(current => ({
      ...current,
      [kind]: { ...current[kind], ...patch },
    }));

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (pending || isClosed || (kind === 'helper' && !draft.person)) {
      return;
    }
    const accepted = await run({
      kind,
      text: draft.text?.trim() || undefined,
      url: draft.url?.trim() || undefined,
      person: draft.person,
    });
    if (accepted) {
      // Somebody may have typed on meanwhile: only what was sent is cleared.
      setDrafts(current =>
        current[kind] === draft ? { ...current, [kind]: {} } : current,
      );
    }
  };

  const isEmpty = !Object.values(drafts)
    .flatMap(typed => Object.values(typed))
    .some(Boolean);
  if (isClosed && isEmpty) {
    return null;
  }
  return (
    <Section
      title="What happens"
      lead={
        isClosed
          ? 'It moved on, so this can’t be written down any more. What you typed is still here to copy.'
          : lead
      }
    >
      <form className={styles.form} aria-label="Write it down" onSubmit={send}>
        <ToggleButtonGroup
          aria-label="What to write down"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[kind]}
          onSelectionChange={keys => {
            const [next] = keys;
            setKind(next as K);
          }}
        >
          {kinds.map(id => (
            <ToggleButton key={id} id={id} size="small">
              {KINDS[id].title}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {kind === 'blocker' && (
          <TextField
            key="blocker"
            label="What is in the way"
            isRequired
            maxLength={300}
            value={draft.text ?? ''}
            onChange={text => set({ text })}
          />
        )}
        {kind === 'helper' && (
          <>
            <div
              className={styles.person}
              role="group"
              aria-label="Who was asked"
            >
              {draft.person ? (
                <>
                  <EntityLink entityRef={draft.person} />
                  <Button
                    size="small"
                    variant="tertiary"
                    onPress={() => set({ person: undefined })}
                  >
                    Somebody else
                  </Button>
                </>
              ) : (
                <CatalogSearch
                  kinds={['User']}
                  label="Find who was asked"
                  onFound={person => set({ person })}
                />
              )}
            </div>
            <TextField
              key="helper"
              label="For what"
              secondaryLabel="Optional"
              description="If an author helps, the drill proves nothing: the documents were not enough."
              maxLength={2000}
              value={draft.text ?? ''}
              onChange={text => set({ text })}
            />
          </>
        )}
        {kind === 'note' && (
          <TextAreaField
            key="note"
            label="Note"
            isRequired
            maxLength={2000}
            value={draft.text ?? ''}
            onChange={text => set({ text })}
          />
        )}
        {(kind === 'blocker' || kind === 'trace') && (
          <TextField
            key={`${kind}-url`}
            label={kind === 'trace' ? 'Link to the run' : 'Link'}
            secondaryLabel={kind === 'blocker' ? 'Optional' : undefined}
            description={
              kind === 'trace'
                ? 'A run in CI or MLflow by one of those who do it. Where it can be read, it makes the result verified.'
                : undefined
            }
            isRequired={kind === 'trace'}
            type="url"
            maxLength={2000}
            value={draft.url ?? ''}
            onChange={url => set({ url })}
          />
        )}
        <Refused error={error} />
        <Button
          className={styles.submit}
          size="small"
          type="submit"
          variant="secondary"
          isPending={pending}
          isDisabled={isClosed || (kind === 'helper' && !draft.person)}
        >
          {KINDS[kind].submit}
        </Button>
      </form>
    </Section>
  );
}
