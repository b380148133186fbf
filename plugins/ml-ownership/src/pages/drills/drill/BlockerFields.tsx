import {
  Drill,
  DrillBlocker,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, TextField } from '@backstage/ui';
import { useMlTranslation } from '../../../translations';
import { AbilitySelect } from '../record';
import styles from './BlockerFields.module.css';

/** Fields for blockers, each with a title, a link and the ability of the drill that it concerns. */
export function BlockerFields(props: {
  drill: Drill;
  blockers: DrillBlocker[];
  onChange: (blockers: DrillBlocker[]) => void;
}) {
  const { drill, blockers, onChange } = props;
  const { t } = useMlTranslation();
  const set = (index: number, patch: Partial<DrillBlocker>) =>
    onChange(
      blockers.map((blocker, at) =>
        at === index ? { ...blocker, ...patch } : blocker,
      ),
    );
  return (
    <div
      className={styles.fields}
      role="group"
      aria-label={t('drills.blockers.label')}
    >
      {blockers.map((blocker, index) => (
        <div key={index} className={styles.row}>
          <TextField
            label={t('drills.blockers.number', { number: String(index + 1) })}
            size="small"
            isRequired
            maxLength={300}
            value={blocker.title}
            onChange={title => set(index, { title })}
          />
          <TextField
            label={t('drills.blockers.link', { number: String(index + 1) })}
            secondaryLabel={t('drills.optional')}
            size="small"
            type="url"
            maxLength={2000}
            value={blocker.url ?? ''}
            onChange={url => set(index, { url })}
          />
          <AbilitySelect
            drill={drill}
            label={t('drills.blockers.abilityOf', {
              number: String(index + 1),
            })}
            value={blocker.ability}
            onChange={ability => set(index, { ability })}
          />
          <Button
            size="small"
            variant="tertiary"
            aria-label={t('drills.blockers.leaveOutWhich', {
              number: String(index + 1),
            })}
            onPress={() => onChange(blockers.filter((_, at) => at !== index))}
          >
            {t('drills.blockers.leaveOut')}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        variant="secondary"
        onPress={() => onChange([...blockers, { title: '' }])}
      >
        {t('drills.blockers.add')}
      </Button>
    </div>
  );
}

/** Converts blockers for the request; returns `undefined` if there are none. */
export function toBlockerRequests(
  blockers: readonly DrillBlocker[],
): DrillBlocker[] | undefined {
  return blockers.length === 0
    ? undefined
    : blockers.map(({ ability, title, url }) => ({
        ability,
        title: title.trim(),
        url: url?.trim() || undefined,
      }));
}

/** Parses links, one per line; returns `undefined` if there are none. */
export function toLinkList(text: string): string[] | undefined {
  const links = text.split(/\s+/).filter(Boolean);
  return links.length === 0 ? undefined : links;
}
