import { Text } from '@backstage/ui';
import {
  ProposalNote,
  ImportProposal,
  ML_KIND_DEFINITIONS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction, useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';
import styles from './ProposalLists.module.css';

/** The reasons for the values of a proposal. */
export function ProposalNotes(props: { made: ImportProposal }) {
  const { made } = props;
  const { t } = useMlTranslation();
  if (made.notes.length === 0) {
    return null;
  }
  return (
    <div className={layout.column1}>
      <Text as="h4" variant="body-medium" weight="bold">
        {t('imports.proposals.notes')}
      </Text>
      <ul className={styles.list}>
        {made.notes.map(note => (
          <li key={`${note.field} ${note.value}`}>
            {noteText(t, note, made.entity.kind)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function noteText(
  t: TranslateFunction,
  note: ProposalNote,
  kind: string,
): string {
  const { reason, value } = note;
  switch (reason) {
    case 'type-kept':
      return t('imports.proposals.note.type-kept', {
        value,
        example: exampleType(kind),
      });
    case 'depends-on':
    case 'serves':
    case 'provides':
      return t(`imports.proposals.note.${reason}`, {
        value,
        field: note.field.replace('spec.', ''),
      });
    default:
      return t(`imports.proposals.note.${reason}`, { value });
  }
}

function exampleType(kind: string): string {
  const definition = ML_KIND_DEFINITIONS.find(known => known.kind === kind);
  const type = definition?.fields.find(({ name }) => name === 'type');
  return String(type?.examples[0]);
}
