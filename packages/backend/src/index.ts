import { createBackend } from '@backstage/backend-defaults';
import { demoCampaignsPlugin } from './demoCampaigns';
import { demoDrillsPlugin } from './demoDrills';
import { demoEvidencePlugin } from './demoEvidence';
import { demoHistoryPlugin } from './demoHistory';
import { mlOwnershipModuleDemoLineage } from './demoLineage';
import {
  replayNotificationsFactory,
  replaySchedulerFactory,
  replayTimeSourceFactory,
} from './demoReplay';
import { authModuleDemoSignIn } from './demoSignIn';
import { examplesServiceFactory } from './examples';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

// Sign-in. Both providers are for development: see app-config.production.yaml.
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(authModuleDemoSignIn);

// The catalog, with the kinds Model, Dataset and Pipeline.
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(
  import('@mlownership/backstage-plugin-catalog-backend-module-ml-ownership'),
);
// Adds registered models as Models, once mlOwnership.mlflow has catalog.
backend.add(
  import(
    '@mlownership/backstage-plugin-catalog-backend-module-ml-ownership-mlflow'
  ),
);
backend.add(import('@mlownership/backstage-plugin-ml-ownership-backend'));
// Reads the runbooks, criteria, contracts and lock files that the entities link to.
backend.add(
  import('@mlownership/backstage-plugin-ml-ownership-backend-module-documents'),
);
// Read runs and deployments, once mlOwnership.github or mlOwnership.gitlab is configured.
backend.add(
  import('@mlownership/backstage-plugin-ml-ownership-backend-module-github'),
);
backend.add(
  import('@mlownership/backstage-plugin-ml-ownership-backend-module-gitlab'),
);
// Reads registered models, once mlOwnership.mlflow is configured.
backend.add(
  import('@mlownership/backstage-plugin-ml-ownership-backend-module-mlflow'),
);
// Receives OpenLineage events, once mlOwnership.openlineage is configured.
backend.add(
  import(
    '@mlownership/backstage-plugin-ml-ownership-backend-module-openlineage'
  ),
);
// Read who is on call, once mlOwnership.pagerduty or mlOwnership.jiraServiceManagement is configured.
backend.add(
  import('@mlownership/backstage-plugin-ml-ownership-backend-module-pagerduty'),
);
backend.add(
  import(
    '@mlownership/backstage-plugin-ml-ownership-backend-module-jira-service-management'
  ),
);
// Reads where alerts go, once mlOwnership.alerting is configured.
backend.add(
  import(
    '@mlownership/backstage-plugin-ml-ownership-backend-module-prometheus'
  ),
);
backend.add(examplesServiceFactory);
backend.add(demoEvidencePlugin);
backend.add(demoDrillsPlugin);
backend.add(demoCampaignsPlugin);
backend.add(mlOwnershipModuleDemoLineage);
backend.add(demoHistoryPlugin);
backend.add(replayNotificationsFactory);
backend.add(replaySchedulerFactory);
backend.add(replayTimeSourceFactory);

// Everything is allowed: this is a demo.
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

// Search uses PostgreSQL if the backend does, and an in-memory index otherwise.
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
// Changes owners, for the template in examples/templates.
backend.add(
  import(
    '@mlownership/backstage-plugin-scaffolder-backend-module-ml-ownership'
  ),
);
backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start().catch(error => {
  // Otherwise, a backend whose root services failed would stay up and answer 404 to everything.
  process.stderr.write(`The backend could not start: ${error.message}\n`);
  process.exit(1);
});
