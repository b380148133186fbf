import { Text } from '@backstage/ui';
import {
  ImportCandidate,
  ProposalNote,
  ImportProposal,
  ML_KIND_DEFINITIONS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction, useMlTranslation } from '../../translations';
import { guessNotes } from './registered-models/guessText';
import layout from '../../ui/layout.module.css';
import styles from './ProposalLists.module.css';

/** The reasons for the values of a proposal. */
export function ProposalNotes(props: {
  made: ImportProposal;
  /** The registered model that it is made from, if there is one. */
  candidate?: ImportCandidate;
}) {
  const { made, candidate } = props;
  const { t } = useMlTranslation();
  const guesses = candidate ? guessNotes(t, candidate, made.entity) : [];
  if (made.notes.length + guesses.length === 0) {
    return null;
  }
  return (
    <div className={layout.column1}>
      <Text as="h4" variant="body-medium" weight="bold">
        {t('imports.proposals.notes')}
      </Text>
      <ul className={styles.list}>
        {guesses.map(text => (
          <li key={text}>{text}</li>
        ))}
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
