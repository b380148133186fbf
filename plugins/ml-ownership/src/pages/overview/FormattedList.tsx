import { Fragment, ReactNode } from 'react';
import { useMlTranslation } from '../../translations';

/** A list in a sentence, joined as in the current language, such as "a, b and c". */
export function FormattedList(props: { items: ReactNode[] }) {
  const { items } = props;
  const { formats } = useMlTranslation();
  const parts = new Intl.ListFormat(formats.locale, {
    type: 'conjunction',
  }).formatToParts(items.map((_, index) => String(index)));
  return (
    <>
      {parts.map(({ type, value }, index) => (
        <Fragment key={index}>
          {type === 'element' ? items[Number(value)] : value}
        </Fragment>
      ))}
    </>
  );
}
