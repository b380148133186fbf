import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { CriterionActionType, CriterionSubject } from '../../ui/criterion';
import { OpenDisputeDialog } from '../disputes';
import { RecordEvidenceDialog } from '../evidence';
import { RequestExemptionDialog } from '../exemptions';

/** The dialog for an action on a criterion. */
export function CriterionDialog(props: {
  entityRef: string;
  action: CriterionActionType;
  criterion: CriterionSubject;
  onDone: () => Promise<Scorecard | undefined>;
  onClose: () => void;
}) {
  const { entityRef, action, criterion, onDone, onClose } = props;
  const common = { entityRef, criterion, onClose };
  switch (action) {
    case 'record':
      return <RecordEvidenceDialog {...common} onRecorded={onDone} />;
    case 'exempt':
      return <RequestExemptionDialog {...common} onRequested={onDone} />;
    default:
      return <OpenDisputeDialog {...common} onOpened={onDone} />;
  }
}
