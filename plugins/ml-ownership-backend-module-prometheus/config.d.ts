import { HumanDuration } from '@backstage/types';

export interface Config {
  mlOwnership?: {
    /** Systems that raise alerts. Without an entry, nothing is read. */
    alerting?: {
      /** Time between two checks. Defaults to 15 minutes. */
      interval?: HumanDuration | string;
      /** Labels of rules that have the name of an entity. */
      labels?: {
        /** Defaults to model. */
        model?: string;
        /** Defaults to dataset. */
        dataset?: string;
        /** Defaults to pipeline. */
        pipeline?: string;
      };
      prometheus?: Array<{
        /** Needed if there are several: lower case letters, digits and dashes. */
        id?: string;
        /** Display name. Defaults to Prometheus, and the id. */
        title?: string;
        /** URL of the server, without /api. */
        baseUrl: string;
        /** URL that users open, if it differs from baseUrl. */
        webUrl?: string;
        auth?: {
          /** @visibility secret */
          bearer?: string;
          username?: string;
          /** @visibility secret */
          password?: string;
        };
        /**
         * More headers of each request, for a proxy before it.
         *
         * @visibility secret
         */
        headers?: { [name: string]: string };
        /** Timeout of a request. Defaults to ten seconds. */
        timeout?: HumanDuration | string;
        /** The Alertmanager that routes its alerts. */
        alertmanager: {
          /** URL of the server, without /api. */
          baseUrl: string;
          auth?: {
            /** @visibility secret */
            bearer?: string;
            username?: string;
            /** @visibility secret */
            password?: string;
          };
          /**
           * More headers of each request, for a proxy before it.
           *
           * @visibility secret
           */
          headers?: { [name: string]: string };
          /** Timeout of a request. Defaults to ten seconds. */
          timeout?: HumanDuration | string;
        };
        /** The group, or groups, that a receiver notifies, by the name of the receiver: group:default/ml-platform. */
        receivers?: { [name: string]: string | string[] };
      }>;
      /** Experimental: rules that Grafana manages. */
      grafana?: Array<{
        /** Needed if there are several: lower case letters, digits and dashes. */
        id?: string;
        /** Display name. Defaults to Grafana, and the id. */
        title?: string;
        /** URL of the server, without /api. */
        baseUrl: string;
        /** URL that users open, if it differs from baseUrl. */
        webUrl?: string;
        auth?: {
          /**
           * Token of a service account.
           *
           * @visibility secret
           */
          bearer?: string;
          username?: string;
          /** @visibility secret */
          password?: string;
        };
        /**
         * More headers of each request, for a proxy before it.
         *
         * @visibility secret
         */
        headers?: { [name: string]: string };
        /** Timeout of a request. Defaults to ten seconds. */
        timeout?: HumanDuration | string;
        /** Namespace of its organization in the API of Grafana 13. Defaults to default. */
        namespace?: string;
        /** The group, or groups, that a contact point notifies, by its name: group:default/ml-platform. */
        receivers?: { [name: string]: string | string[] };
      }>;
    };
  };
}
