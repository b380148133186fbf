import { createContext, ReactNode, useContext, useEffect } from 'react';
import { useMlTranslation } from '../../translations';
import { hasToPrepare, printPage } from './printPage';
import { PrintButton } from './PrintButton';
import styles from './Paper.module.css';
import { usePrinting } from './usePrinting';

const OnPaper = createContext(false);

/**
 * The printable part of a page: its content, black on white, without the app and without interactive elements. Has no
 * effect inside another `Paper`.
 *
 * @param className - the layout of the content
 * @param isMain - renders a `main` element
 * @param hasReport - the page provides its own printed report
 * @param hasPrintButton - the page renders the button itself
 */
export function Paper(props: {
  className: string;
  isMain?: boolean;
  hasReport?: boolean;
  hasPrintButton?: boolean;
  children: ReactNode;
}) {
  const { className, isMain, hasReport, hasPrintButton, children } = props;
  const isWithin = useContext(OnPaper);
  const Element = isMain ? 'main' : 'div';
  return isWithin || hasReport ? (
    <Element className={className}>{children}</Element>
  ) : (
    <OnPaper.Provider value>
      <Sheet
        className={className}
        element={Element}
        hasPrintButton={hasPrintButton}
      >
        {children}
      </Sheet>
    </OnPaper.Provider>
  );
}

function Sheet(props: {
  className: string;
  element: 'main' | 'div';
  hasPrintButton?: boolean;
  children: ReactNode;
}) {
  const { className, element: Element, hasPrintButton, children } = props;
  const { formats } = useMlTranslation();
  const printing = usePrinting();
  useEffect(() => {
    window.addEventListener('keydown', printPrepared);
    return () => window.removeEventListener('keydown', printPrepared);
  }, []);
  return (
    <Element
      className={`${className} ${styles.root}`}
      data-theme-mode={printing ? 'light' : undefined}
    >
      {printing && (
        <p className={styles.imprint}>
          <strong>{document.title}</strong>
          <span>{window.location.href}</span>
          <span>{formats.day(new Date())}</span>
        </p>
      )}
      {children}
      {!hasPrintButton && (
        <div className={styles.actions}>
          <PrintButton />
        </div>
      )}
    </Element>
  );
}

/** Loads all rows for the print shortcut as well: the `beforeprint` event is too late to load them. */
function printPrepared(event: KeyboardEvent) {
  const isPrint =
    (event.ctrlKey || event.metaKey) &&
    !event.altKey &&
    !event.shiftKey &&
    event.key.toLowerCase() === 'p';
  if (isPrint && hasToPrepare()) {
    event.preventDefault();
    printPage();
  }
}
