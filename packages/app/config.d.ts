export interface Config {
  demo?: {
    /**
     * Whom a visitor of the demo can sign in as, without a password. Works in development only, and
     * needs `auth.providers.demo`.
     *
     * @deepVisibility frontend
     */
    people?: Array<{
      /** Full entity ref of a User in the catalog, such as `user:default/ada`. */
      entityRef: string;
      /** The name on the sign-in page. */
      name: string;
      /** One sentence on who this person is. */
      role: string;
    }>;
  };
}
