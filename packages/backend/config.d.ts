export interface Config {
  demo?: {
    examples?: {
      /** Serves the folder `examples/` of the checkout at `/examples`, read-only and without authentication. */
      enabled?: boolean;
      /** Allows a backend with NODE_ENV=production to start with the examples enabled. */
      allowInProduction?: boolean;
    };
    /**
     * Begins 90 days ago if the database is empty, and replays what has happened since within seconds; see
     * `examples/history.yaml`. Not allowed in production.
     */
    history?: boolean;
    /** What the demo starts with; none of it is allowed in production. */
    seed?: {
      /** Seeds `examples/campaigns/` through the API once the examples are evaluated. */
      campaigns?: boolean;
      /** Seeds `examples/drills/` through the API once the evidence is recorded. */
      drills?: boolean;
      /** Seeds `examples/evidence/` through the API once the examples are evaluated. */
      evidence?: boolean;
      /** Records the runs of `examples/runs.yaml` at each start. */
      lineage?: boolean;
    };
  };
}
