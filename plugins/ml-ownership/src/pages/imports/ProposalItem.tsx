import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Button,
  TextAreaField,
} from '@backstage/ui';
import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction, useMlTranslation } from '../../translations';
import { ProblemList } from './ProblemList';
import { ProposalForm } from './ProposalForm';
import { ProposalNotes } from './ProposalNotes';
import { Edit, problemCount, Proposal, titleOf } from './proposals';
import layout from '../../ui/layout.module.css';
import styles from './ProposalItem.module.css';

const LINES = 24;

/** One proposal: its reasons, a form, and the YAML. */
export function ProposalItem(props: {
  proposal: Proposal;
  isOpen: boolean;
  onToggle: (open: boolean) => void;
  onDecide: (kind: MlKind) => void;
  onChange: (edit: Edit) => void;
  onRemove: () => void;
}) {
  const { proposal, isOpen, onToggle, onRemove } = props;
  const { t } = useMlTranslation();
  const title = titleOf(proposal);
  return (
    <Accordion isExpanded={isOpen} onExpandedChange={onToggle}>
      <AccordionTrigger
        level={3}
        title={title}
        subtitle={stateOf(t, proposal)}
      />
      <AccordionPanel>
        {/* Fifty forms at once would make the page slow. */}
        {isOpen && (
          <div className={layout.column4}>
            {proposal.source ? (
              <Details {...props} />
            ) : (
              <p className={styles.text}>{missingText(t, proposal)}</p>
            )}
            <Button
              className={styles.button}
              size="small"
              variant="secondary"
              aria-label={t('imports.proposals.remove', { title })}
              onPress={onRemove}
            >
              {t('imports.proposals.leaveOut')}
            </Button>
          </div>
        )}
      </AccordionPanel>
    </Accordion>
  );
}

function Details(props: {
  proposal: Proposal;
  onDecide: (kind: MlKind) => void;
  onChange: (edit: Edit) => void;
}) {
  const { proposal, onDecide, onChange } = props;
  const { fixes, byHand, made, text } = proposal;
  const { t } = useMlTranslation();
  return (
    <>
      {/* Stays visible but disabled after the YAML was edited by hand. */}
      <fieldset className={styles.form} disabled={byHand}>
        <ProposalForm
          proposal={proposal}
          onDecide={onDecide}
          onChange={change => onChange({ fixes: { ...fixes, ...change } })}
        />
      </fieldset>
      {made && (
        <>
          <div className={styles.standing} role="status">
            <p className={styles.text}>
              {byHand
                ? t('imports.proposals.byHand')
                : t('imports.proposals.inStep')}
            </p>
            {byHand && (
              <Button
                size="small"
                variant="secondary"
                onPress={() => onChange({ fixes })}
              >
                {t('imports.proposals.backToForm')}
              </Button>
            )}
          </div>
          {text !== undefined && (
            <TextAreaField
              className={styles.yaml}
              label={t('imports.proposals.yaml')}
              rows={LINES}
              spellCheck="false"
              value={text}
              onChange={changed => onChange({ fixes, text: changed })}
            />
          )}
          <ProblemList proposal={proposal} />
          {!byHand && (
            <ProposalNotes made={made} candidate={proposal.candidate} />
          )}
        </>
      )}
    </>
  );
}

function missingText(t: TranslateFunction, { pick }: Proposal): string {
  return pick.isRegistered
    ? t('imports.proposals.missingModel')
    : t('imports.proposals.missing');
}

function stateOf(t: TranslateFunction, proposal: Proposal): string {
  const { pick, source, unreadable } = proposal;
  if (!source) {
    return missingText(t, proposal);
  }
  if (!pick.kind) {
    return t('imports.proposals.undecided');
  }
  if (unreadable) {
    return t('imports.proposals.unreadable');
  }
  const kind = t(`imports.kind.${pick.kind}`);
  const count = problemCount(proposal);
  return count === 0
    ? t('imports.proposals.good', { kind })
    : t('imports.proposals.problems', { kind, count });
}
