const storageKey = 'ml-ownership-demo.sign-in';

/** The chosen identity: `guest`, or the entity ref of an example user. */
export type SignInChoice = string;

/**
 * Remembers the chosen identity across reloads until sign-out. If the browser blocks storage, the visitor is asked each
 * time.
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
      // Storage is blocked, so nothing was remembered.
    }
  },
};
