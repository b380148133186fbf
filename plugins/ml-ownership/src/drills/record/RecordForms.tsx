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
import { useWords } from '../../words';
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
  const { t } = useWords();
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
      title={t('drills.forms.title')}
      lead={isClosed ? t('drills.forms.closed') : lead}
    >
      <form
        className={styles.form}
        aria-label={t('drills.forms.label')}
        onSubmit={send}
      >
        <ToggleButtonGroup
          aria-label={t('drills.forms.kinds')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[kind]}
          onSelectionChange={keys => {
            const [next] = keys;
            setKind(next as K);
          }}
        >
          {kinds.map((id: RecordKind) => (
            <ToggleButton key={id} id={id} size="small">
              {t(`drills.forms.kind.${id}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {kind === 'blocker' && (
          <TextField
            key="blocker"
            label={t('drills.forms.blocker')}
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
              aria-label={t('drills.forms.asked')}
            >
              {draft.person ? (
                <>
                  <EntityLink entityRef={draft.person} />
                  <Button
                    size="small"
                    variant="tertiary"
                    onPress={() => set({ person: undefined })}
                  >
                    {t('drills.forms.somebodyElse')}
                  </Button>
                </>
              ) : (
                <CatalogSearch
                  kinds={['User']}
                  label={t('drills.forms.findAsked')}
                  onFound={person => set({ person })}
                />
              )}
            </div>
            <TextField
              key="helper"
              label={t('drills.forms.askedFor')}
              secondaryLabel={t('drills.optional')}
              description={t('drills.forms.askedForWhy')}
              maxLength={2000}
              value={draft.text ?? ''}
              onChange={text => set({ text })}
            />
          </>
        )}
        {kind === 'note' && (
          <TextAreaField
            key="note"
            label={t('drills.forms.note')}
            isRequired
            maxLength={2000}
            value={draft.text ?? ''}
            onChange={text => set({ text })}
          />
        )}
        {(kind === 'blocker' || kind === 'trace') && (
          <TextField
            key={`${kind}-url`}
            label={t(
              kind === 'trace' ? 'drills.forms.run' : 'drills.forms.link',
            )}
            secondaryLabel={
              kind === 'blocker' ? t('drills.optional') : undefined
            }
            description={
              kind === 'trace' ? t('drills.forms.runWhy') : undefined
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
          {t(`drills.forms.submit.${kind as RecordKind}`)}
        </Button>
      </form>
    </Section>
  );
}
