import {
  Button,
  TextAreaField,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  Ability,
  Drill,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { FormEvent, useState } from 'react';
import { EntityLink } from '../../../ui/entity';
import { CatalogSearch } from '../../../ui/filters';
import { Section } from '../../../ui/page';
import { useMlTranslation } from '../../../translations';
import { AbilitySelect } from './AbilitySelect';
import { RejectionAlert } from './RejectionAlert';
import { useRecordTransition } from './useTransition';
import layout from '../../../ui/layout.module.css';
import styles from './EntryForm.module.css';

/** The kinds of entries that can be added while a drill or handover is in progress. */
export type RecordKind = 'blocker' | 'help-requested' | 'note' | 'trace';

/** A new entry. */
export interface RecordEntry {
  kind: RecordKind;
  text?: string;
  url?: string;
  person?: string;
  /** Ability of the drill that a blocker concerns; all of them if it is absent. */
  ability?: Ability;
}

const EMPTY: Record<RecordKind, Omit<RecordEntry, 'kind'>> = {
  blocker: {},
  'help-requested': {},
  note: {},
  trace: {},
};

/**
 * A form for each kind of entry, one at a time. Drafts survive switching between the kinds, and are cleared only after
 * the server has accepted the entry.
 */
export function EntryForm<K extends RecordKind>(props: {
  kinds: readonly K[];
  /** Entries are no longer accepted; existing drafts are still shown. */
  isClosed: boolean;
  /** The drill that it is about; absent for a handover. */
  drill?: Drill;
  lead?: string;
  onRecord: (entry: RecordEntry & { kind: K }) => Promise<unknown>;
}) {
  const { drill, kinds, isClosed, lead, onRecord } = props;
  const { t } = useMlTranslation();
  const [kind, setKind] = useState(kinds[0]);
  const [drafts, setDrafts] = useState(EMPTY);
  const { run, pending, error } = useRecordTransition(onRecord);
  const draft = drafts[kind];
  const set = (patch: Omit<RecordEntry, 'kind'>) =>
    setDrafts(current => ({
      ...current,
      [kind]: { ...current[kind], ...patch },
    }));

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (pending || isClosed || (kind === 'help-requested' && !draft.person)) {
      return;
    }
    const accepted = await run({
      kind,
      text: draft.text?.trim() || undefined,
      url: draft.url?.trim() || undefined,
      person: draft.person,
      ability: draft.ability,
    });
    if (accepted) {
      // The user may have typed on in the meantime: only the submitted draft is cleared.
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
        {kind === 'help-requested' && (
          <>
            <div
              className={layout.centeredRow2}
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
              key="help-requested"
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
        {kind === 'blocker' && drill && (
          <AbilitySelect
            drill={drill}
            label={t('drills.blockers.ability')}
            value={draft.ability}
            onChange={ability => set({ ability })}
          />
        )}
        <RejectionAlert error={error} />
        <Button
          className={styles.submit}
          size="small"
          type="submit"
          variant="secondary"
          isPending={pending}
          isDisabled={isClosed || (kind === 'help-requested' && !draft.person)}
        >
          {t(`drills.forms.submit.${kind as RecordKind}`)}
        </Button>
      </form>
    </Section>
  );
}
