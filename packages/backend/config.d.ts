export interface Config {
  demo?: {
    examples?: {
      /** Serves the checkout's folder `examples/` at `/examples`, read-only, to everybody. */
      enabled?: boolean;
      /** Without it, a backend with NODE_ENV=production refuses to start with the examples on. */
      allowInProduction?: boolean;
    };
    campaigns?: {
      /** Delivers `examples/campaigns/` through the API once the examples are evaluated. Refused in production. */
      enabled?: boolean;
    };
    drills?: {
      /** Delivers `examples/drills/` through the API once the evidence is in. Refused in production. */
      enabled?: boolean;
    };
    evidence?: {
      /** Delivers `examples/evidence/` through the API once the examples are evaluated. Refused in production. */
      enabled?: boolean;
    };
    lineage?: {
      /** Records `examples/runs.yaml` at each start. Refused in production. */
      enabled?: boolean;
    };
  };
}
