import { ClockDifference } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Alert } from '@backstage/ui';
import { useMlTranslation } from '../../translations';

/** A warning about backend hosts with a wrong clock, and by how much; renders nothing if all clocks are right. */
export function WrongClocks(props: { clocks: ClockDifference[] }) {
  const { clocks } = props;
  const { t, formats } = useMlTranslation();
  if (clocks.length === 0) {
    return null;
  }
  const differences = clocks.map(({ differenceSeconds }) =>
    t(`connectors.clocks.${differenceSeconds > 0 ? 'ahead' : 'behind'}`, {
      duration: formats.duration(Math.abs(differenceSeconds)),
    }),
  );
  return (
    <Alert
      status="warning"
      icon
      title={`${t('connectors.clocks.title', {
        count: clocks.length,
      })}: ${formats.list(differences)}`}
      description={t('connectors.clocks.lead')}
    />
  );
}
