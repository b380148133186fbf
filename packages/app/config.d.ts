export interface Config {
  demo?: {
    /**
     * Users available for demo sign-in, without a password. Works in development only, and needs `auth.providers.demo`.
     *
     * @deepVisibility frontend
     */
    people?: Array<{
      /** Full entity ref of a User in the catalog, such as `user:default/ada`. */
      entityRef: string;
      /** The name on the sign-in page. */
      name: string;
      /** One sentence about the person. */
      role: string;
    }>;
  };
}
