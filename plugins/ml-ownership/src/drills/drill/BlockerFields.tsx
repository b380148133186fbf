import { DrillBlocker } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, TextField } from '@backstage/ui';
import { useWords } from '../../words';
import styles from './BlockerFields.module.css';

/** Blockers to write down, each with a title and a link. */
export function BlockerFields(props: {
  blockers: DrillBlocker[];
  onChange: (blockers: DrillBlocker[]) => void;
}) {
  const { blockers, onChange } = props;
  const { t } = useWords();
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

/** Blockers as the server takes them; `undefined` where there are none. */
export function sentBlockers(
  blockers: readonly DrillBlocker[],
): DrillBlocker[] | undefined {
  return blockers.length === 0
    ? undefined
    : blockers.map(({ title, url }) => ({
        title: title.trim(),
        url: url?.trim() || undefined,
      }));
}

/** Links that were typed one a line; `undefined` where there are none. */
export function sentLinks(text: string): string[] | undefined {
  const links = text.split(/\s+/).filter(Boolean);
  return links.length === 0 ? undefined : links;
}
