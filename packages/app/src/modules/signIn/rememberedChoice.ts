const storageKey = 'ml-ownership-demo.sign-in';

/** How the visitor chose to enter: as `guest`, or the entity ref of one of the demo's people. */
export type SignInChoice = string;

/**
 * The visitor's choice survives a reload and ends with signing out. Where the browser forbids
 * storage, the visitor is asked each time.
 */
export const rememberedChoice = {
  read(): SignInChoice | undefined {
    try {
      return window.localStorage.getItem(storageKey) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(choice: SignInChoice) {
    try {
      window.localStorage.setItem(storageKey, choice);
    } catch {
      // Asked again after the next reload.
    }
  },
  forget() {
    try {
      window.localStorage.removeItem(storageKey);
    } catch {
      // There was nothing to remember it by.
    }
  },
};
