/** Words that mark a name, address or number as that of a team. */
export const TEAM_WORD =
  /(?:^|[^\p{L}])(?:teams?|groups?|squads?|guild|crew|chapter|desk|helpdesk|hotline|channels?|rota|rotation|on.?call|duty|pager|standby|bereitschaft|astreinte|guardia|plantão|dyżur|pohotovost|当番|support|service|services|ops|operations|devops|mlops|dataops|sre|admins?|administrators?|platform|engineering|engineers?|eng|infra|infrastructure|security|office|officers?|department|unit|owners?|stewards?|committee|board|council|alerts?|list|info|help|contact|noreply|no-reply|it|ml|ai|data|analytics|finance|legal|sales|marketing|product|science|scientists?|analysts?|leads?|managers?|approvers?|reviewers?|maintainers?|operators?|commanders?|directors?|coordinators?|vendors?|providers?|suppliers?|customers?|partners?|stakeholders?|users?|cloud|warehouse|lake|bot|ci|cd|api|here|channel|everyone|all|abteilung|gruppe|leitung|leiter|équipe|equipe|equipo|zespół|zespołu|tým|tým[ue]|squadra|ploeg|команд\p{L}*|チーム|グループ|担当|团队|小组|팀|담당)(?![\p{L}])/iu;

/** Endings of names of roles and tools that personal names do not have. */
const NO_PERSON =
  /(?:ing|tions?|ments?|ity|ance|ence|ics|ware|ops|hub|labs?|flow|desk|base|lake|ers|ors|ists|ysts|ees|ship|sets?|ups?|ML|AI|DB|SQL|stack|works?|ly|scale|store|mesh|gate|way|net|soft|box|[a-z]els)$/;

/** Tools, companies and other words in capitals that follow "ask" or "call" in runbooks and are not people. */
const NO_NAMES = new Set(
  `
Access Accounts Alexa Claude Codex Copilot Siri Airflow Airtable Akamai Alerting Alertmanager Amazon Analytics Ansible Anybody Anyone Apache Api App
Application April Architecture Argo Artifactory Asana Athena August Aurora Auth Avro Aws Azure Backend Bamboo
Bigquery Billing Bitbucket Board Bucket Business Cache Cassandra Celery Center Central Centre Change Chat Chef Chief
Circle Cisco Clair Cloudflare Cluster Compliance Confluence Consul Container Control Core Customer Dagster Dask Data
Database Databricks Datadog Day December Delivery Delta Deployment Details Development Docker Dynatrace Elastic
Elasticsearch Email English Enterprise Everybody Everyone Fastly Feast February Finance Flink Flyte Form Fraud French
Friday Frontend Gateway German Git Github Gitlab Glue Google Grafana Growth Hadoop Harbor Hashicorp Head Helm Heroku
Hive Honeycomb Host Hugging Human Iceberg Incident Info Informatica Intel Internal Istio January Jaeger Jenkins Jira
July June Jupyter Kafka Keycloak Kibana Kong Kserve Kubectl Kubeflow Kubernetes Lambda Legal Level Linear Linux Loki
Logistics Looker Mail Major March May Metabase Microsoft Milvus Minio Mlflow Monday Mongo Mysql Neo Neptune Network New
Next Nginx Nobody Notion Nomad November Nvidia Object October Okta Open Openshift Opsgenie Oracle Outlook Page
Pagerduty Partner Payments People Person Plan Postgres Prefect Primary Principal Privacy Process Procurement Project
Prometheus Pulsar Python Pytorch Quality Rabbit Ranger Ray Red Redis Redshift Release Risk Root Salesforce Saturday
Scrum Search Second Secondary Security Seldon Sagemaker Senior Sentry September Server Servicenow Shift Site Slack
Snowflake Snyk Somebody Someone Sonar Spark Splunk Staff Statuspage Storage Stripe Sunday Superset Support Swarm Tableau
Teams Tech Technical Tempo Tensorflow Terraform Thursday Tier Toil Torch Travis Trino Triton Tuesday Twilio Us Vault
Vendor Vertex Victorops Victoria Warehouse Wednesday Weaviate Web Workflow Zendesk Zipkin Zookeeper Zoom
Advisory Alpha Beta Bug Camp Face Hat Relic Ticket Number Desktop Hand Machine Model Serving Registry Portal Advisor
Expert Representative Sponsor Champion Hero Authority Governance Executive President Duty Sprint Master Scientist
`
    .trim()
    .split(/\s+/),
);

/** Whether a capitalised word is the name of a tool, a role or a company rather than of a person. */
export function isNoName(word: string): boolean {
  return (
    NO_NAMES.has(word) ||
    NO_PERSON.test(word) ||
    TEAM_WORD.test(word) ||
    /^(?:\p{Lu}{2,}|.*\d)/u.test(word)
  );
}
