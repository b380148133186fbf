import { Button } from '@backstage/ui';
import { Section } from '../../ui/page';
import { EmptyState, ErrorState, LoadingState } from '../../ui/async-state';
import { useMlTranslation } from '../../translations';
import { ProposalItem } from './ProposalItem';
import { Selection } from './useSelection';
import { Proposals } from './useProposals';
import styles from './ImportPage.module.css';

/**
 * The section with the proposals for all selected entities.
 *
 * @param opened - ref of the expanded proposal
 */
export function ProposalsSection(props: {
  picked: Selection;
  proposals: Proposals;
  opened: string | undefined;
  onOpen: (ref: string | undefined) => void;
  onLeftOut: () => void;
}) {
  const { picked, proposals, opened, onOpen, onLeftOut } = props;
  const { t } = useMlTranslation();
  const isEmpty = picked.picks.length === 0;
  return (
    <Section
      title={t('imports.proposals.title')}
      lead={t('imports.proposals.lead')}
      actions={
        !isEmpty && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => {
              picked.clear();
              onLeftOut();
            }}
          >
            {t('imports.proposals.clear')}
          </Button>
        )
      }
    >
      {isEmpty && (
        <EmptyState title={t('imports.proposals.none')}>
          <p className={styles.note}>{t('imports.proposals.noneLead')}</p>
        </EmptyState>
      )}
      {!isEmpty && proposals.error && (
        <ErrorState
          error={proposals.error}
          subject={t('imports.proposals.subject')}
          onRetry={proposals.reload}
        />
      )}
      {!isEmpty && !proposals.error && !proposals.proposals && (
        <LoadingState
          subject={t('imports.proposals.subject')}
          heights={picked.picks.map(() => 44)}
        />
      )}
      {!isEmpty &&
        proposals.proposals?.map(proposal => (
          <ProposalItem
            key={proposal.pick.ref}
            proposal={proposal}
            isOpen={opened === proposal.pick.ref}
            onToggle={open => onOpen(open ? proposal.pick.ref : undefined)}
            onDecide={kind => picked.decide({ ...proposal.pick, kind })}
            onChange={edit => proposals.change(proposal.pick.ref, edit)}
            onRemove={() => {
              picked.remove(proposal.pick.ref);
              onLeftOut();
            }}
          />
        ))}
    </Section>
  );
}
