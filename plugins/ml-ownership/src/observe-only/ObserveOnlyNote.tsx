import { ObserveOnly } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Alert } from '@backstage/ui';
import { dayWords } from '../drills/words';
import { useWords } from '../words';

/** Says calmly that nothing is announced yet; nothing where announcements go out. */
export function ObserveOnlyNote(props: {
  observeOnly: ObserveOnly | undefined;
}) {
  const { observeOnly } = props;
  const { t, formats } = useWords();
  return observeOnly ? (
    <Alert
      status="info"
      icon
      title={t('observeOnly.title', {
        day: dayWords(formats, observeOnly.until),
      })}
      description={t('observeOnly.description')}
    />
  ) : null;
}
